namespace Simulator.Tests.BadStates;

/// <summary>Everything that several jobs or steps can come to together.</summary>
internal static class Combinations
{
    public static readonly IReadOnlyList<string> Results = ["success", "failure", "cancelled", "skipped"];

    /// <summary>Every combination of these results, by name.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Of(IReadOnlyList<string> names, IReadOnlyList<string> results)
    {
        IEnumerable<Dictionary<string, string>> all = [[]];
        return names.Aggregate(all, (combinations, name) => combinations.SelectMany(one => results.Select(result => new Dictionary<string, string>(one) { [name] = result })));
    }

    /// <summary>Every combination of two of them; the others succeed.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> OfTwo(IReadOnlyList<string> names) =>
        names.SelectMany((first, index) => names.Skip(index + 1).SelectMany(second => Of([first, second], Results)));
}
