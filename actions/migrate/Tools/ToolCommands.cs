using Actions.Toolkit;

namespace Migrate.Tools;

/// <summary>A tool with the commands that the inputs give instead of its own.</summary>
/// <param name="Tool">Whose words are read.</param>
/// <param name="Upgrade">Null is only possible for a task whose own command migrates.</param>
internal sealed record ToolCommands(
    Tool Tool, IReadOnlyList<string>? Upgrade, IReadOnlyList<string>? Check, IReadOnlyList<string>? Plan, bool PlanIsSql, IReadOnlyList<string>? Head, IReadOnlyList<string>? Heads, string? DowngradeTemplate)
{
    private const string RevisionWord = "{revision}";

    /// <summary>Whether the inputs give the command that prints the SQL.</summary>
    public bool PlanIsGiven { get; init; }

    /// <summary>Whether SQL can be had before a migration from commands that answer quickly.</summary>
    public bool ShowsSql => PlanIsSql || Tool.ShowsSqlOfEach;

    /// <summary>The command that prints what would run on a database at that head, or null when none is known.</summary>
    public IReadOnlyList<string>? PlanFrom(string? head) => PlanIsGiven ? Plan : Default(Tool.PlanFrom(head));

    /// <summary>The command that takes the database back to a revision, or null when none is known.</summary>
    public IReadOnlyList<string>? Downgrade(string revision) => DowngradeTemplate is { } template
        ? [.. CommandText.Parse(template).Select(word => word.Replace(RevisionWord, revision, StringComparison.Ordinal))]
        : Tool.Downgrade(revision) is { } line ? CommandText.Parse(line) : null;

    public static ToolCommands Read(InputReader inputs)
    {
        Tool tool = inputs.Choice<ToolName>("tool") switch
        {
            ToolName.Alembic => new AlembicTool(),
            ToolName.Django => new DjangoTool(),
            ToolName.EfCore => new EfCoreTool(),
            ToolName.Prisma => new PrismaTool(),
            ToolName.Flyway => new FlywayTool(),
            _ => new CustomTool(),
        };
        var plan = inputs.Parsed("plan-command", CommandText.Parse);
        var downgrade = inputs.OptionalText("downgrade-command");
        if (downgrade is not null && !downgrade.Contains(RevisionWord, StringComparison.Ordinal))
            inputs.Error("downgrade-command", $"it must hold {RevisionWord}, where the revision to go to stands");
        return new ToolCommands(
            tool,
            Upgrade: Command(inputs, "command", tool.Upgrade),
            Check: Command(inputs, "check-command", tool.Check),
            Plan: plan ?? Default(tool.Plan),
            PlanIsSql: plan is not null || tool.PlanIsSql,
            Head: Command(inputs, "head-command", tool.Head),
            Heads: Default(tool.Heads),
            DowngradeTemplate: downgrade)
        {
            PlanIsGiven = plan is not null,
        };
    }

    private static IReadOnlyList<string>? Command(InputReader inputs, string name, string? own) => inputs.Parsed(name, CommandText.Parse) ?? Default(own);

    private static IReadOnlyList<string>? Default(string? own) => own is null ? null : CommandText.Parse(own);
}
