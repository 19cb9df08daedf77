using Testing;

namespace Migrate.Tests;

/// <summary>Wrong inputs are all named at once, and nothing is started.</summary>
public sealed class InputTests
{
    [Theory]
    [InlineData("Input 'cluster':")]
    [InlineData("Input 'service': give 'service'", "cluster", "prod")]
    [InlineData("Input 'mode': 'move' is not allowed", "mode", "move")]
    [InlineData("Input 'command': 'tool: custom' needs the command that migrates", "run-in", "local")]
    [InlineData("Input 'check-command'", "mode", "check", "run-in", "local", "command", "x")]
    [InlineData("Input 'task': 'mode: attach' needs", "mode", "attach", "cluster", "prod")]
    [InlineData("Input 'mode': 'unlock' is not allowed: it is about tasks", "mode", "unlock", "run-in", "local", "command", "x")]
    [InlineData("Input 'lock': 'task' is not allowed", "lock", "task", "run-in", "local", "command", "x")]
    [InlineData("Input 'lock': 'database' is not allowed: it needs 'database-url'", "lock", "database", "run-in", "local", "command", "x")]
    [InlineData("Input 'lock': 'mutex' is not allowed: expected auto, none, task, database or s3://bucket/key", "lock", "mutex")]
    [InlineData("Input 'lock': 's3://locks' is not allowed: expected s3://bucket/key", "lock", "s3://locks", "run-in", "local", "command", "x")]
    [InlineData("Input 'lock': 's3://locks/shop?versionId=1' is not allowed: a lock has no versions", "lock", "s3://locks/shop?versionId=1", "run-in", "local", "command", "x")]
    [InlineData("Input 'lock-key': 'shop' is not allowed: a lock in S3 is named by its address", "lock", "s3://locks/shop", "lock-key", "shop", "run-in", "local", "command", "x")]
    [InlineData("Input 'env': line 2 is not NAME=value", "env", "A=1\nsecret")]
    [InlineData("Input 'working-directory'", "working-directory", "../elsewhere")]
    [InlineData("Input 'command': 'migrate \"now' is not allowed: the quote \" is not closed", "command", "migrate \"now")]
    [InlineData("Input 'downgrade-command'", "downgrade-command", "undo")]
    [InlineData("Input 'to': 'mode: downgrade' needs", "mode", "downgrade", "tool", "alembic", "run-in", "local")]
    public async Task A_wrong_input_is_named(string said, params string[] inputs)
    {
        using var run = await RunAsync(inputs);

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(said);
    }

    [Theory]
    [InlineData("mysql://app:hunter2@db/shop", "a database of kind 'mysql' is not known here")]
    [InlineData("postgresql://app:hunter2@db", "expected postgresql://user:password@host:port/name")]
    [InlineData("host=db password=hunter2", "a database of kind '(not shown)' is not known here")]
    public async Task A_wrong_address_of_a_database_is_refused_without_being_shown(string address, string said)
    {
        using var run = await RunAsync("run-in", "local", "command", "x", "database-url", address);

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain(said);
        run.Log.Split('\n').Where(line => !line.StartsWith("::add-mask::", StringComparison.Ordinal)).ShouldAllBe(line => !line.Contains("hunter2"));
    }

    [Theory]
    [InlineData("postgresql://postgres:postgres@db/shop", "postgres", false)]
    [InlineData("postgresql://app:shop@db/shop", "shop", false)]
    [InlineData("postgresql://app:hunter2@db/shop", "hunter2", true)]
    public async Task A_password_that_is_no_secret_is_not_cut_out_of_every_line(string address, string word, bool isMasked)
    {
        using var run = await RunAsync("run-in", "local", "command", $"echo {word} it is", "lock", "none", "destructive", "allow", "database-url", address);

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.Contains($"| {word} it is", StringComparison.Ordinal).ShouldBe(!isMasked, run.Log);
    }

    private static Task<ActionRun> RunAsync(params string[] inputs)
    {
        var run = new ActionRun();
        foreach (var pair in inputs.Chunk(2))
            run.Input(pair[0], pair[1]);
        return MigrateWorld.MigrateAsync(run);
    }
}
