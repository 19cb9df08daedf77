using Notify.Tests.Support;

namespace Notify.Tests;

public sealed class NobodyTests
{
    [Fact]
    public async Task Warns_when_no_sink_is_configured()
    {
        using var run = await NotifyRun.Of().NotifyAsync();

        run.ExitCode.ShouldBe(0);
        run.Log.ShouldContain("::warning title=Nobody was told::");
        run.Outputs["delivered-count"].ShouldBe("0");
        run.Summary.ShouldContain("✅ deploy of acme/shop succeeded");
    }
}
