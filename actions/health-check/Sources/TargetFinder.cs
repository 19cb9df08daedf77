using Actions.Aws;
using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>Makes targets of what was asked for. AWS is asked only when an address is to be found there.</summary>
internal static class TargetFinder
{
    /// <param name="wishes">What was asked for.</param>
    /// <param name="aws">Null when no address is to be found there.</param>
    /// <param name="action">Secrets and log.</param>
    /// <exception cref="InputErrors">One or more addresses are not found.</exception>
    public static async Task<IReadOnlyList<Target>> FindAsync(IReadOnlyList<TargetWish> wishes, AwsSession? aws, ActionContext action)
    {
        if (aws is null) return [.. wishes.Select(wish => wish.At(wish.Known!))];
        var lookup = new SourceLookup(aws, action.Masks, action.Stopping);
        var targets = new List<Target>();
        var errors = new List<string>();
        foreach (var wish in wishes)
        {
            try
            {
                targets.Add(wish.At(wish.Source is { } source ? await FoundAsync(lookup, source, action.Log) : wish.Known!));
            }
            catch (FormatException problem)
            {
                errors.Add($"{wish.Source}: {problem.Message}");
            }
        }

        return errors.Count == 0 ? targets : throw new InputErrors(errors);
    }

    private static async Task<Target> FoundAsync(SourceLookup lookup, TargetSource source, ActionLog log)
    {
        var target = await lookup.FindAsync(source);
        log.Info($"{source} is {target.Display}");
        return target;
    }
}
