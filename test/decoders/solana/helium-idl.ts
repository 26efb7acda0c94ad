import { readFileSync } from 'node:fs'
import ts from 'typescript'

type Account = { name: string; accounts?: Account[] }
export type Idl = {
  address: string
  instructions: {
    name: string
    discriminator: number[]
    accounts: Account[]
    args: { type: { defined?: { name: string } } }[]
  }[]
  types: { name: string; type: { fields?: { name: string; type: unknown }[] } }[]
}

/** An interface that Helium publishes. The package holds it as a type only, whose literals are read here. */
export function readHeliumIdl(program: string): Idl {
  const url = new URL(`../../../node_modules/@helium/idls/lib/types/${program}.d.ts`, import.meta.url)
  const source = ts.createSourceFile(program, readFileSync(url, 'utf8'), ts.ScriptTarget.Latest)
  const alias = source.statements.find(ts.isTypeAliasDeclaration)
  if (alias === undefined) throw new Error(`no type in ${url.pathname}`)
  return literalOf(alias.type, source) as Idl
}

function literalOf(node: ts.TypeNode, source: ts.SourceFile): unknown {
  if (ts.isTupleTypeNode(node)) return node.elements.map((element) => literalOf(element, source))
  if (ts.isTypeLiteralNode(node))
    return Object.fromEntries(
      node.members.filter(ts.isPropertySignature).map(({ name, type }) => {
        if (!ts.isStringLiteral(name) || type === undefined) throw new Error('not a literal')
        return [name.text, literalOf(type, source)]
      }),
    )
  return JSON.parse(node.getText(source))
}
