using Actions.Toolkit;
using SbomScan.Ignores;
using SbomScan.NewOnly;
using SbomScan.Wishes;

namespace SbomScan.Scanning;

/// <summary>Finds out whose ignore file holds, and what a pull request adds to it.</summary>
/// <param name="inputs">The file of the head, and the wish.</param>
/// <param name="basis">The base, asked only on pull requests.</param>
/// <param name="notices">Is told when the base cannot be asked.</param>
internal sealed class IgnoreSource(Inputs inputs, BaseCommit basis, List<string> notices)
{
    public async Task<(IgnoreFile Holds, IReadOnlyList<IgnoreEntry> Added)> ReadAsync()
    {
        var head = inputs.Ignores;
        var isBaseWanted = inputs.IgnoreFrom == IgnoreFrom.Base && basis.IsPullRequest;
        if (!isBaseWanted && (!basis.IsPullRequest || head.Entries.Count == 0)) return (head, []);
        try
        {
            var before = await ReadBaseAsync(head.Path.Length > 0 ? head.Path : IgnoreFile.DefaultPath);
            var added = IgnoreAdditions.Of(head, before);
            return (isBaseWanted ? before : head, added);
        }
        catch (ReportedException problem)
        {
            // Without the base nobody has agreed to any of them.
            notices.Add(isBaseWanted ? $"The ignore file of the base could not be read, so nothing is ignored: {problem.Message}" : $"Whether this pull request adds ignores is not known: {problem.Message}");
            return (isBaseWanted ? IgnoreFile.None : head, []);
        }
    }

    private async Task<IgnoreFile> ReadBaseAsync(string path)
    {
        if (await basis.ReadTextAsync(path) is not { } yaml) return IgnoreFile.None;
        try
        {
            return IgnoreFile.Parse(path, yaml);
        }
        catch (FormatException problem)
        {
            throw new WorldError($"The ignore file '{path}' of the base is not understood: {problem.Message}", "Mend it on the target branch.", problem);
        }
    }
}
