using System.Text.RegularExpressions;
using Actions.Toolkit;
using Migrate.Linting;
using Migrate.Places;
using Migrate.Tools;

namespace Migrate.Planning;

/// <summary>Finds out what would run: from the files that <c>sql</c> names, or from the tool.</summary>
internal sealed partial class PlanReader(IPlace place, Inputs inputs, ActionContext action)
{
    private ToolCommands Commands => inputs.Commands;

    /// <param name="head">Where the database is; null when not known.</param>
    /// <exception cref="UserError">A pattern of <c>sql</c> matches nothing.</exception>
    public async Task<SqlPlan> ReadAsync(string? head)
    {
        if (inputs.Sql.Count > 0)
            return new SqlPlan { Scripts = SqlFiles.Read(inputs.Sql, action.Runner) };
        if (Commands.PlanFrom(head) is not { } words)
            return new SqlPlan { Problem = "where the database is could not be told as one revision, so what would run is not known" };
        using var group = action.Log.Group("What would run");
        var end = await AskAsync(words);
        return Commands.PlanIsSql ? OfSql(end, words) : await OfListAsync(end);
    }

    private Task<CommandEnd> AskAsync(IReadOnlyList<string> words) => place.RunAsync(new Command("plan", words, inputs.Timeout), action.Stopping);

    private static SqlPlan OfSql(CommandEnd end, IReadOnlyList<string> words) => end.Succeeded
        ? new SqlPlan { End = end, Scripts = [Script(new Command("plan", words, default).Text, end)] }
        : new SqlPlan { End = end, Problem = end.Reason };

    private async Task<SqlPlan> OfListAsync(CommandEnd end)
    {
        var pending = Commands.Tool.ReadPending(end.Output);
        // Prisma's list of what waits comes with exit code 1.
        if (!end.Succeeded && pending is not { Count: > 0 })
            return new SqlPlan { End = end, Problem = end.Reason };
        var plan = new SqlPlan { End = end, Pending = pending };
        return Commands.Tool.ShowsSqlOfEach && place.IsQuick && pending is not null ? await WithSqlAsync(plan, pending) : plan;
    }

    private async Task<SqlPlan> WithSqlAsync(SqlPlan plan, IReadOnlyList<string> migrations)
    {
        var scripts = new List<SqlScript>();
        foreach (var migration in migrations)
        {
            var end = await AskAsync(CommandText.Parse(Commands.Tool.SqlOf(migration)!));
            if (!end.Succeeded)
                return plan with { End = end, Problem = $"the SQL of {migration} could not be had: {end.Reason}" };
            scripts.Add(Script(migration, end));
        }
        return plan with { Scripts = scripts };
    }

    // The log of a task does not tell what went to standard output.
    private static SqlScript Script(string name, CommandEnd end) =>
        new(name, IsFile: false, string.Join('\n', end.Output.Printed.Select(line => LogLine().IsMatch(line) ? "" : line)));

    [GeneratedRegex(@"\A(DEBUG|INFO|WARNING|WARN)\s+\[", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LogLine();
}
