using System.Collections.Concurrent;
using System.IO.Enumeration;
using LocalAws.Wire;

namespace LocalAws.Faults;

/// <summary>
/// Decides which call meets which trouble. A draw depends on seed, rule, operation and the number of the call among the
/// calls of that operation the rule saw, never on time or on other operations: the same calls meet the same trouble.
/// </summary>
public sealed class FaultBook(int seed, IEnumerable<FaultRule> rules)
{
    private readonly ConcurrentDictionary<(FaultRule Rule, string Operation), int> _seen = new(RuleComparer.Instance);
    private volatile FaultRule[] _rules = [.. rules];

    public int Seed { get; } = seed;

    public IReadOnlyList<FaultRule> Rules => _rules;

    /// <summary>Adds a rule behind the others; it counts calls from now on.</summary>
    public void Add(FaultRule rule) => _rules = [.. _rules, rule];

    public void Clear() => _rules = [];

    /// <summary>How many calls so far were such that the rule concerned them, whether it struck or not.</summary>
    public int Seen(FaultRule rule) => _seen.Where(one => ReferenceEquals(one.Key.Rule, rule)).Sum(one => one.Value);

    /// <returns>The trouble of this call: at most one kind besides latency.</returns>
    public FaultDecision Decide(ApiCall call, IReadOnlyList<string> actions)
    {
        var current = _rules;
        var delay = TimeSpan.Zero;
        for (var i = 0; i < current.Length; i++)
        {
            if (!Concerns(current[i], call, actions) || !Strikes(current[i], i, call))
                continue;
            if (current[i].Kind != FaultKind.Latency)
                return new FaultDecision(current[i], delay);
            delay += current[i].Delay;
        }

        return new FaultDecision(null, delay);
    }

    private static bool Concerns(FaultRule rule, ApiCall call, IReadOnlyList<string> actions) =>
        Matches(rule.Service, call.Service)
        && Matches(rule.Operation, call.Operation)
        && (rule.Action is null || actions.Append($"{call.Service}:{call.Operation}").Any(action => Matches(rule.Action, action)));

    private static bool Matches(string? pattern, string text) => pattern is null || FileSystemName.MatchesSimpleExpression(pattern, text);

    private bool Strikes(FaultRule rule, int index, ApiCall call)
    {
        var operation = $"{call.Service}:{call.Operation}";
        var number = _seen.AddOrUpdate((rule, operation), 1, (_, seen) => seen + 1);
        return (rule.Nth is null || number == rule.Nth)
            && (rule.First is null || number <= rule.First)
            && Draw(index, operation, number) < rule.Percent;
    }

    /// <returns>0 (inclusive) to 100 (exclusive), the same for the same arguments on every machine.</returns>
    private double Draw(int rule, string operation, int number)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in $"{Seed}/{rule}/{operation}/{number}")
            hash = (hash ^ unit) * 1099511628211UL;
        // FNV-1a alone is uneven in its high bits for short texts; the finalizer of SplitMix64 evens it out.
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        hash ^= hash >> 31;
        return (hash >> 11) * (100.0 / (1UL << 53));
    }

    /// <summary>Two equal rules are still two rules.</summary>
    private sealed class RuleComparer : IEqualityComparer<(FaultRule Rule, string Operation)>
    {
        public static readonly RuleComparer Instance = new();

        public bool Equals((FaultRule Rule, string Operation) x, (FaultRule Rule, string Operation) y) =>
            ReferenceEquals(x.Rule, y.Rule) && x.Operation == y.Operation;

        public int GetHashCode((FaultRule Rule, string Operation) obj) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Rule), obj.Operation);
    }
}
