using LocalAws.Faults;
using Testing.Http;
using Testing.Runner;

namespace EndToEnd.Tests;

/// <summary>What the tests of signals share: the moments they wait for, and what holds whatever the moment.</summary>
internal static class Signals
{
    /// <summary>How long a program may take to get to the moment.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static FaultRule Slow(string operation, int seconds) => new(FaultKind.Latency) { Operation = operation, Delay = TimeSpan.FromSeconds(seconds) };

    public static RawServer Down() => RawServer.Start(_ => RawServer.Response(503, "out of order"));

    /// <summary>Ends the program, and checks that it left in time and wrote everything.</summary>
    public static async Task<StepResult> EndAsync(ProgramRun run, string action, PosixSignalNumber signal)
    {
        var (result, took, killed) = await run.Running.CancelAsync(signal);
        killed.ShouldBeFalse(result.Log.ToString());
        took.ShouldBeLessThan(TimeSpan.FromSeconds(5), result.Log.ToString());
        result.ExitCode.ShouldBe(1, result.Log.ToString());
        result.FileErrors.ShouldBeEmpty();
        result.Outputs.Keys.ShouldBe(Manifest.Of(action).Outputs.Select(output => output.Name), ignoreOrder: true);
        result.Summary.ShouldNotBeEmpty();
        return result;
    }
}
