using System.Diagnostics;

namespace LocalAws.Tests.Kit;

/// <summary>Waits for what another thread or process is about to do.</summary>
public static class Eventually
{
    // Longer than a program that ignores its end may take (30 s), and than a busy machine keeps anything waiting.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <param name="state">What is said beside the failure.</param>
    public static async Task ShouldAsync(Func<bool> condition, Func<string>? state = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Limit)
                Assert.Fail($"It did not come to that in {Limit.TotalMinutes} minutes. {state?.Invoke()}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
