namespace DetectChanges.Targets.Sources.Npm.Locks;

/// <summary>
/// Compares what is installed for packages of two lock files. Each installed package has a number for its content together with the
/// contents of its own dependencies, so that two closures are the same when they hold the same numbers.
/// </summary>
internal sealed class Wirings
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<int> seen = [];   // by number: in which comparison it was last met
    private int comparison;

    public bool AreEqual(InstalledPackage left, InstalledPackage right)
    {
        var (onLeft, onBoth) = (++comparison, ++comparison);
        var lefts = left.Closure().Count(package => Meet(package, 0, onLeft));
        var both = 0;
        foreach (var package in right.Closure())
        {
            if (Meet(package, onLeft, onBoth)) both++;
            else if (seen[Of(package)] != onBoth) return false;
        }

        return lefts == both;
    }

    // Takes note of a number; true for the first time, and only if it was met in the comparison it must have been met in (0: any).
    private bool Meet(InstalledPackage package, int expected, int now)
    {
        var number = Of(package);
        if (seen[number] == now || (expected != 0 && seen[number] != expected)) return false;
        seen[number] = now;
        return true;
    }

    private int Of(InstalledPackage package)
    {
        if (package.Wiring >= 0) return package.Wiring;
        var parts = package.Dependencies.Select(dependency => Number(dependency.Content)).Distinct().Order();
        return package.Wiring = Number($"{Number(package.Content)}>{string.Join(',', parts)}");
    }

    private int Number(string text)
    {
        if (numbers.TryGetValue(text, out var known)) return known;
        seen.Add(0);
        return numbers[text] = numbers.Count;
    }
}
