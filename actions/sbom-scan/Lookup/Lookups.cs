using Actions.Toolkit;
using SbomScan.Wishes;

namespace SbomScan.Lookup;

/// <summary>The lookup that was asked for.</summary>
internal sealed class Lookups : IDisposable
{
    private readonly OnlineLookup? online;

    public Lookups(LookupWishes wishes, ActionContext action)
    {
        var offline = wishes.Data is { } folder ? new OfflineLookup(folder.FullPath, wishes.MaxDataAge, action.Time) : null;
        if (wishes.Mode == LookupMode.Osv) online = new OnlineLookup(wishes.Url, action.Time, action.Log.Info);
        Lookup = wishes.Mode switch
        {
            LookupMode.None => null,
            LookupMode.Offline => offline,
            _ => offline == null ? online : new FallbackLookup(online!, offline),
        };
    }

    /// <summary><see langword="null"/>: nothing is to be looked up.</summary>
    public ILookup? Lookup { get; }

    public void Dispose() => online?.Dispose();
}
