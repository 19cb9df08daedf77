using Actions.Toolkit;
using Notify.Sinks;

namespace Notify.Wishes;

/// <summary>Reads the input <c>sinks</c>.</summary>
internal static class SinkNames
{
    /// <returns>Empty when every configured sink is meant.</returns>
    public static IReadOnlySet<SinkName> Read(InputReader input) =>
        input.Parsed("sinks", text => text.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ChoiceText.Parse<SinkName>).ToHashSet()) ?? [];
}
