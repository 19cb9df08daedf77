using Actions.Toolkit;
using Notify.Sinks;
using Notify.Wishes;

namespace Notify;

/// <summary>What the user asked for, checked.</summary>
internal sealed record Inputs
{
    public required EventWishes Event { get; init; }

    public required When When { get; init; }

    /// <summary>The sinks to use, with their settings.</summary>
    public required IReadOnlyDictionary<SinkName, ISinkSettings> Sinks { get; init; }

    public required ErrorPolicy OnError { get; init; }

    public required bool DryRun { get; init; }

    /// <summary>Null: GitHub is not asked.</summary>
    public Secret? Token { get; init; }

    public static Inputs From(InputReader input, Masks masks) => new()
    {
        Event = EventWishes.Read(input),
        When = input.Choice<When>("when"),
        Sinks = SinkCatalog.Read(input, masks, SinkNames.Read(input)),
        OnError = ErrorPolicy.Read(input),
        DryRun = input.Flag("dry-run"),
        Token = input.OptionalSecret("token"),
    };
}
