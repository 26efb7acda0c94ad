-- Statements of an earlier reader of this chain that the engine still works on. {comment:String}
SELECT count() AS running
FROM system.processes
-- The embedded engine puts the id of a query before its comment.
WHERE endsWith(Settings['log_comment'], {comment:String})
