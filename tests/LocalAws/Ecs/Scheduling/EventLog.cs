using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>The service's events: newest first, at most 100, the same text not again for six hours of the same deployment.</summary>
internal sealed class EventLog(EcsWorld world)
{
    private const int Kept = 100;
    private static readonly TimeSpan NotRepeatedFor = TimeSpan.FromHours(6);

    public void Add(Service service, string text)
    {
        var message = $"(service {service.Name}) {text}";
        if (world.Options.RewriteEvent is { } rewrite)
            message = rewrite(message);
        if (!TellsEachTime(text) && IsRepeated(service, message))
            return;
        service.Events.Insert(0, new(world.Ids.Uuid(), world.Now, message));
        if (service.Events.Count > Kept)
            service.Events.RemoveAt(Kept);
    }

    /// <summary>Registrations name no task, so their text repeats by nature.</summary>
    private static bool TellsEachTime(string text) =>
        text.StartsWith("registered", StringComparison.Ordinal) || text.StartsWith("deregistered", StringComparison.Ordinal);

    private bool IsRepeated(Service service, string message) =>
        service.Events.TakeWhile(earlier => earlier.CreatedAt >= service.Current.CreatedAt && earlier.CreatedAt > world.Now - NotRepeatedFor)
            .Any(earlier => earlier.Message == message);
}
