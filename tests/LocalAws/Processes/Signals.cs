using System.Runtime.InteropServices;

namespace LocalAws.Processes;

internal static class Signals
{
    private const int Term = 15;
    private const int KillNow = 9;

    public static void Terminate(int processId) => _ = SendSignal(processId, Term);

    /// <summary>Kills every process of the group that the process leads.</summary>
    public static void KillGroup(int processId) => _ = SendSignal(-processId, KillNow);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
}
