using System.Collections.Concurrent;
using LocalOsv;
using SbomScan.Lookup;
using Testing;

namespace SbomScan.Tests.Lookup;

/// <summary>Lookups in a local OSV service.</summary>
public abstract class OnlineLookups : IAsyncLifetime
{
    protected const string Critical = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

    private protected static readonly OsvLimits Quick = new() { Attempt = TimeSpan.FromSeconds(20) };

    protected ConcurrentQueue<string> Told { get; } = new();

    protected LocalOsvServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await LocalOsvServer.StartAsync(cancellation: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Server.DisposeAsync();
    }

    private protected Task<LookupAnswer> FindAsync(params string[] purls) => FindAsync(Server, purls);

    private protected Task<LookupAnswer> FindAsync(LocalOsvServer of, params string[] purls) => FindAsync(of, Quick, purls);

    private protected Task<LookupAnswer> FindAsync(OsvLimits limits, params string[] purls) => FindAsync(Server, limits, purls);

    private async Task<LookupAnswer> FindAsync(LocalOsvServer of, OsvLimits limits, string[] purls)
    {
        using var lookup = new OnlineLookup(of.Address, new ShortWaits(), Told.Enqueue, limits);
        return await lookup.FindAsync([.. purls.Select(purl => Some.Component(purl))], TestContext.Current.CancellationToken);
    }
}
