using Actions.Changes;
using Actions.Git;
using Actions.Toolkit;
using DetectChanges.Selecting;
using DetectChanges.Targets;

namespace DetectChanges.Answer;

/// <summary>Tells the job log what was compared and what came of it, in fewer than 200 lines whatever the change.</summary>
internal static class DetectLog
{
    private const int MostFiles = 30;
    private const int MostFilters = 70;
    private const int MostStages = 20;
    private const int MostTargets = 40;
    private const int MostNames = 3;
    private const int MostDifferences = 10;

    public static void Write(ActionLog log, Decision decision, FileLists lists, OutputFiles? files)
    {
        var comparison = decision.Comparison;
        log.Info(Explanation.Of(comparison, id => id.Short));
        if (decision.Usage.GitProcesses > 0) log.Info(Took(decision.Usage));
        if (comparison.Compromise is { } compromise) log.Warning(compromise, title: "Not the usual comparison");
        if (comparison.Reason is Reason.SameCommit or Reason.RefDeleted) log.Notice(Explanation.Of(comparison, id => id.Short));
        WriteFiles(log, comparison);
        WriteFilters(log, decision);
        if (decision.Selection is { } selection) WriteSelection(log, selection);
        if (decision.Targets is { } targets) WriteTargets(log, targets);
        if (lists.LeftOut is { } leftOut) log.Warning(leftOut, title: "Lists left out");
        if (files != null) log.Info($"Wrote {files.Names} and {files.Report}");
        foreach (var line in Differences(decision).Take(MostDifferences)) log.Info(line);
    }

    /// <summary>What finding it out took.</summary>
    public static string Took(Usage usage) => $"Git processes: {usage.GitProcesses}, fetches: {usage.Fetches}, API calls: {usage.ApiCalls}";

    /// <summary>Where dorny/paths-filter would have answered otherwise: those who come from there must be told.</summary>
    public static IEnumerable<string> Differences(Decision decision) =>
        from answer in decision.Answers
        where answer.OtherUnderSome != null
        select $"'{answer.Filter.Name}' is {Word(answer.IsTrue)}; with 'predicate-quantifier: some' it would be {Word(!answer.IsTrue)} because of {Name(answer.OtherUnderSome!)}";

    /// <summary>The file and what happened to it, cut to a length that fits a line.</summary>
    public static string Name(ChangedFile file) => Cut(file.ToString());

    /// <summary>A text cut in its middle to a length that fits a line.</summary>
    public static string Cut(string text) => text.Length <= 200 ? text : $"{text[..120]}…{text[^60..]}";

    private static void WriteFiles(ActionLog log, Comparison comparison)
    {
        if (comparison.IsEverything || comparison.Head == null) return;
        using (log.Group($"{comparison.Files.Count} changed files"))
        {
            foreach (var file in comparison.Files.Take(MostFiles)) log.Info("  " + Name(file));
            if (comparison.Files.Count > MostFiles) log.Info($"  and {comparison.Files.Count - MostFiles} more");
        }
    }

    private static void WriteFilters(ActionLog log, Decision decision)
    {
        var width = Math.Min(40, decision.Answers.Select(answer => answer.Filter.Name.Length).DefaultIfEmpty().Max());
        foreach (var answer in decision.Answers.Take(MostFilters))
            log.Info($"{answer.Filter.Name.PadRight(width)}  {Word(answer.IsTrue),-5}  {Count(decision.Comparison, answer)}");
        if (decision.Answers.Count > MostFilters)
            log.Info($"and {decision.Answers.Count - MostFilters} more filters, {decision.Answers.Skip(MostFilters).Count(answer => answer.IsTrue)} of them true");
    }

    private static void WriteSelection(ActionLog log, Selection selection)
    {
        var stages = selection.Stages.ToList();
        foreach (var stage in stages.Take(MostStages))
        {
            var chosen = stage.Where(answer => answer.IsChosen).Select(answer => answer.Entry.Name).ToList();
            log.Info($"Stage {stage.Key}: {chosen.Count} of {stage.Count()} entries{(chosen.Count == 0 ? "" : $": {Cut(string.Join(", ", chosen))}")}");
        }

        if (stages.Count > MostStages) log.Info($"and {stages.Count - MostStages} more stages");
    }

    private static void WriteTargets(ActionLog log, TargetsAnswer targets)
    {
        using (log.Group($"{targets.ToBuild.Count()} of {targets.Projects} projects affected"))
        {
            foreach (var target in targets.Affected.Take(MostTargets)) log.Info($"  {Cut(target.Chain)}{(target.Exists ? "" : " (no longer there)")}");
            if (targets.Affected.Count > MostTargets) log.Info($"  and {targets.Affected.Count - MostTargets} more");
            foreach (var notice in targets.Notices.Take(MostDifferences)) log.Info($"  note: {Cut($"{new GitPath(notice.Path)}: {notice.Message}")}");
        }

        foreach (var one in targets.NotUnderstood.Take(MostDifferences))
            log.Warning($"'{new GitPath(one.Path)}' is not understood, so whoever it could concern counts as affected: {one.Message}", title: "Wider than needed");
    }

    private static string Count(Comparison comparison, FilterAnswer answer)
    {
        var files = answer.Files.Count == 1 ? "1 file" : $"{answer.Files.Count} files";
        if (comparison.IsEverything || answer.Files.Count == 0) return files;
        var names = string.Join(", ", answer.Files.Take(MostNames).Select(Name));
        return $"{files}: {names}{(answer.Files.Count > MostNames ? ", …" : "")}";
    }

    private static string Word(bool value) => value ? "true" : "false";
}
