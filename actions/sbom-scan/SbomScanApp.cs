using Actions.Toolkit;

namespace SbomScan;

/// <summary>The story of the action.</summary>
internal static class SbomScanApp
{
    public static Task<ExitCode> RunAsync(ActionContext action) => throw new UserError("This version reads nothing yet.");
}
