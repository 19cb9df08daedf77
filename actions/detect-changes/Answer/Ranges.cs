namespace DetectChanges.Answer;

/// <summary>Numbers in a row as their first and last.</summary>
internal static class Ranges
{
    public static IEnumerable<(int First, int Last)> Of(IEnumerable<int> ordered)
    {
        (int First, int Last)? range = null;
        foreach (var number in ordered)
        {
            if (range is { } open && number == open.Last + 1)
            {
                range = (open.First, number);
                continue;
            }

            if (range is { } done) yield return done;
            range = (number, number);
        }

        if (range is { } last) yield return last;
    }
}
