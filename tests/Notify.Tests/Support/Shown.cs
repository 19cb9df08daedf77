using Testing;

namespace Notify.Tests.Support;

internal static class Shown
{
    /// <summary>What a person can read of a run: log without the announcements of secrets, summary, outputs.</summary>
    public static string Of(ActionRun run) => string.Join('\n',
    [
        .. run.Log.Split('\n').Where(line => !line.StartsWith("::add-mask::", StringComparison.Ordinal)),
        run.Summary,
        .. run.Outputs.Values,
    ]);
}
