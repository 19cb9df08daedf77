namespace SbomScan.Tests.Lookup;

public sealed class ConnectionRecorderTests
{
    [Fact]
    public async Task Hears_of_a_connection()
    {
        await using var server = await LocalOsv.LocalOsvServer.StartAsync(cancellation: TestContext.Current.CancellationToken);
        using var connections = new ConnectionRecorder();

        using var lookup = new SbomScan.Lookup.OnlineLookup(server.Address, TimeProvider.System);
        await lookup.FindAsync([Some.Component("pkg:npm/left-pad@1.1.0")], TestContext.Current.CancellationToken);

        connections.Seen.ShouldContain("RequestStart");
        connections.Seen.ShouldContain("ConnectStart");
    }
}
