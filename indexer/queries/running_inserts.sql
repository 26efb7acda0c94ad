-- Statements of an earlier reader of this chain that the engine still works on. {comment:String}
SELECT count() AS running
FROM system.processes
WHERE Settings['log_comment'] = {comment:String}
