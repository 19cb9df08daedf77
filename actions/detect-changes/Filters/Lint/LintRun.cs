using Actions.Changes;
using Actions.Git;
using Actions.Toolkit;
using DetectChanges.Trees;
using Comparison = Actions.Changes.Comparison;

namespace DetectChanges.Filters.Lint;

/// <summary>Applies the lint to one comparison, and gets the names of all files only when they decide something.</summary>
internal static class LintRun
{
    /// <param name="inputs">The filters, and what becomes of findings.</param>
    /// <param name="comparison">What changed.</param>
    /// <param name="repository">Has the head.</param>
    /// <param name="log">Hears when its files cannot be listed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was noticed while reading the filters, then the findings.</returns>
    public static async Task<IReadOnlyList<LintFinding>> RunAsync(Inputs inputs, Comparison comparison, ScratchRepository repository, ActionLog log, CancellationToken cancellationToken)
    {
        var remarks = inputs.FilterFile.Remarks.Select(OfRemark);
        if (inputs.Lint == LintMode.Off) return [.. remarks];
        var changed = new FileTree(comparison.Files.Select(file => file.Path.Text));
        var lint = new FilterLint(inputs.FilterFile.Filters, inputs.Quantifier, changed);
        var head = lint.NeedsNames ? await NamesAsync(lint, comparison, changed, repository, log, cancellationToken) : null;
        return [.. remarks, .. lint.Findings(head).Select(finding => Raised(finding, inputs.Lint)), .. OwnChange(inputs, comparison, changed)];
    }

    private static async Task<FileTree?> NamesAsync(FilterLint lint, Comparison comparison, FileTree changed, ScratchRepository repository, ActionLog log, CancellationToken cancellationToken)
    {
        if (comparison.Head is not { } head) return null;
        if (comparison.Bases.Count == 0) return changed;   // all files of the head already
        try
        {
            using var trees = repository.OpenTrees();
            lint.Settle(await new TreeSearch(trees).AnsweredAsync(head, lint.Questions, cancellationToken));
            return lint.NeedsNames ? new FileTree(await repository.ListNamesAsync(head, cancellationToken)) : null;
        }
        catch (WorldError problem)
        {
            // The answer needs only the folders that changed: it must not fail because another one is missing.
            log.Warning($"The files of {head.Short} could not be listed, so patterns that match no file are not found: {problem.Message}", title: "Filters");
            return null;
        }
    }

    private static IEnumerable<LintFinding> OwnChange(Inputs inputs, Comparison comparison, FileTree changed)
    {
        if (inputs.FiltersFile is not { } file || comparison.Bases.Count == 0) yield break;
        var folder = inputs.WorkingDirectory.RelativePath;
        var belowFolder = file.StartsWith(folder + "/", StringComparison.Ordinal) ? file[(folder.Length + 1)..] : file;
        if (changed.HasFile(file) || changed.HasFile(belowFolder))
            yield return new LintFinding("L-11", 1, 1, "", "", $"the filters file '{file}' is itself among the changes: filters may mean something else than at the base", LintLevel.Notice);
    }

    private static LintFinding OfRemark(YamlProblem remark) => new("", remark.Line, remark.Column, "", "", remark.Message, LintLevel.Warning);

    private static LintFinding Raised(LintFinding finding, LintMode mode) => mode == LintMode.Error ? finding with { Level = LintLevel.Error } : finding;
}
