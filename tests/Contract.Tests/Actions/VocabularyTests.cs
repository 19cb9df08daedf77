using Testing;
using Testing.Runner;

namespace Contract.Tests.Actions;

public class VocabularyTests
{
    /// <summary><c>timeout</c> is not among them: an attempt, a deployment and a command are different things to time, and each description says which.</summary>
    private static readonly string[] Shared =
        ["region", "cluster", "service", "services", "dry-run", "token", "role-to-assume", "role-duration", "audience", "allowed-account-ids"];

    public static TheoryData<string> Words => new(Shared);

    [Theory]
    [MemberData(nameof(Words))]
    public void One_word_means_one_thing_in_every_action(string word)
    {
        var meanings = Repository.Actions
            .SelectMany(action => Manifest.Of(action).Inputs.Where(input => input.Name == word).Select(input => (action, Meaning: FirstSentence(input.Description))))
            .GroupBy(use => use.Meaning, use => use.action, StringComparer.Ordinal)
            .Select(meaning => $"{string.Join(", ", meaning)}: {meaning.Key}")
            .ToList();
        meanings.Count.ShouldBeLessThanOrEqualTo(1, string.Join('\n', meanings));
    }

    /// <summary>What follows the first sentence may be about the one action.</summary>
    private static string FirstSentence(string text) => text.ReplaceLineEndings(" ").Split(". ")[0].Trim().TrimEnd('.');
}
