using DetectChanges.Answer;

namespace DetectChanges.Selecting;

/// <summary>Which entries of the list the changes choose. Pure.</summary>
/// <param name="Answers">In the order of the list.</param>
internal sealed record Selection(IReadOnlyList<SelectAnswer> Answers)
{
    /// <summary>The stages in the order of the list, each with its entries, chosen or not.</summary>
    public IEnumerable<IGrouping<string, SelectAnswer>> Stages => Answers.GroupBy(answer => answer.Entry.Stage, StringComparer.Ordinal);

    public int Chosen => Answers.Count(answer => answer.IsChosen);

    public static Selection Of(IReadOnlyList<SelectEntry> entries, Decision decision)
    {
        var changed = decision.True.Select(answer => answer.Filter.Name).ToHashSet(StringComparer.Ordinal);
        return new([.. entries.Select(entry => Answer(entry, changed, decision.Comparison.IsEverything))]);
    }

    private static SelectAnswer Answer(SelectEntry entry, HashSet<string> changed, bool isEverything)
    {
        if (entry.When.Count == 0) return new(entry, IsChosen: true, "always");
        if (isEverything) return new(entry, IsChosen: true, "everything counts as changed");
        var touched = entry.When.Where(changed.Contains).Distinct(StringComparer.Ordinal).ToList();
        return touched.Count > 0
            ? new(entry, IsChosen: true, $"{string.Join(", ", touched)} changed")
            : new(entry, IsChosen: false, $"{string.Join(", ", entry.When)} did not change");
    }
}

/// <summary>The answer to one entry.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="IsChosen">Whether it is in the output.</param>
/// <param name="Reason">Because of which filters, in a few words.</param>
internal sealed record SelectAnswer(SelectEntry Entry, bool IsChosen, string Reason);
