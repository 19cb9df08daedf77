using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Api;

/// <summary>Keeps the picture of a service from before a change, and shows it for a while: reads after writes may be late.</summary>
internal sealed class StaleReads(EcsWorld world)
{
    private readonly Random random = new(world.Options.Seed);
    private readonly Dictionary<Service, (DateTimeOffset Until, JsonObject? Picture)> pictures = [];

    /// <param name="before">The service before the change; null when there was none.</param>
    public void Changed(Service service, JsonObject? before)
    {
        if (world.Options.StaleReads > TimeSpan.Zero)
            pictures[service] = (world.Now + world.Options.StaleReads * random.NextDouble(), before);
    }

    /// <returns>False when the read is up to date.</returns>
    public bool IsStale(Service service, out JsonObject? picture)
    {
        var stale = pictures.TryGetValue(service, out var kept) && world.Now < kept.Until;
        picture = kept.Picture?.DeepClone().AsObject();
        return stale;
    }
}
