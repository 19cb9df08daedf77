namespace Migrate.Tools;

/// <summary>Any other program: only the commands that the inputs give are known, and only their exit codes.</summary>
internal sealed record CustomTool : Tool
{
    // Whatever a check of one's own looks for, it did not find it as it should be.
    public override CheckFailure ReadCheck(CommandOutput output) => CheckFailures.Connection(output) ?? CheckFailure.Drift;
}
