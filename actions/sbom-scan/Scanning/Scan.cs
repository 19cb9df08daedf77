using Actions.Toolkit;
using SbomScan.Findings;
using SbomScan.Gating;
using SbomScan.Ignores;
using SbomScan.Inventories;
using SbomScan.Lookup;
using SbomScan.NewOnly;
using SbomScan.Packages;
using SbomScan.Reading;
using SbomScan.Reporting;
using SbomScan.Verdicts;
using SbomScan.Vex;

namespace SbomScan.Scanning;

/// <summary>From what is to be scanned to everything that is known of it. Writes nothing.</summary>
internal sealed class Scan(Inputs inputs, ActionContext action, TargetReader targets, ILookup? lookup, BaseCommit basis)
{
    private readonly DateTimeOffset now = action.Time.GetUtcNow();
    private readonly List<string> warnings = [];
    private readonly List<string> notices = [];

    private DateOnly Today => DateOnly.FromDateTime(now.UtcDateTime);

    public async Task<ScanReport> RunAsync()
    {
        var target = await targets.ReadAsync();
        warnings.AddRange(target.Warnings);
        notices.AddRange(target.Notices);
        var answer = await LookUpAsync(target.Inventory);
        var comparison = await CompareAsync(target);
        var (ignores, added) = await new IgnoreSource(inputs, basis, notices).ReadAsync();

        var own = answer?.Findings ?? [];
        var found = FindingMerge.Of([.. inputs.Source.Image == null ? own : PlatformMerge.Of(own), .. target.Findings]);
        var run = new IgnoreRun(ignores, Today);
        var vex = new VexRun(inputs.Vex, target.Inventory.Name);
        var paths = new DependencyPaths(target.Inventory);
        var findings = found.Select(one => run.Apply(vex.Apply(new ReportedFinding(one, Paths: WaysTo(one.Component, paths))))).ToList();
        var changes = comparison.Before is { } before ? new FindingChanges(before, target.Inventory) : null;
        if (changes != null) findings = findings.ConvertAll(changes.Mark);
        notices.AddRange(vex.Unmatched());

        var gate = Gate.Judge(inputs.Gate with { NewOnly = changes != null }, findings);
        var licenses = inputs.LicensePolicy?.Judge(target.Inventory, Today);
        notices.AddRange(licenses?.Notices ?? []);
        return new ScanReport
        {
            Inventory = target.Inventory,
            IsImage = inputs.Source.Image != null,
            Coverage = target.Coverage,
            Lookup = answer,
            HasLooked = answer != null || inputs.Source.Findings.Count > 0,
            Findings = [.. findings.OrderByDescending(Gate.SeverityOf).ThenBy(one => one.Finding.Id, StringComparer.Ordinal).ThenBy(one => one.Finding.Component.Key, StringComparer.Ordinal)],
            Fixed = changes?.Gone(found),
            Gate = gate,
            Licenses = licenses,
            IgnoreNotices = [.. run.Notices()],
            AddedIgnores = added,
            Warnings = [.. warnings, .. answer?.Warnings ?? []],
            Notices = notices,
            Verdict = VerdictRules.Judge(inputs.Tolerances, gate, licenses, target.Coverage, answer, comparison.Problem),
            At = now,
        };
    }

    // From the package that somebody can bump to the one that is to change.
    private static IReadOnlyList<IReadOnlyList<Component>> WaysTo(Component component, DependencyPaths paths) =>
        [.. paths.Of(component).DistinctBy(path => path.Direct.Key).Select(path => path.Components.SkipWhile(one => one.Key != path.Direct.Key).ToList())];

    private async Task<LookupAnswer?> LookUpAsync(Inventory inventory)
    {
        if (lookup == null) return null;
        using var group = action.Log.Group("Look up");
        var answer = await lookup.FindAsync(inventory.Components, action.Stopping);
        action.Log.Info($"{answer.LookedUp} of {inventory.Components.Count(one => one.Origin != PackageOrigin.Own)} packages looked up, {answer.Source}");
        return answer;
    }

    private async Task<Comparison> CompareAsync(ScannedTarget target)
    {
        if (!inputs.Gate.NewOnly) return Comparison.None;
        if (lookup == null)
        {
            notices.Add("'new-only' is ignored, as nothing is looked up with 'lookup: none'.");
            return Comparison.None;
        }

        if (inputs.Source.BaseSbom == null && inputs.Base == null && !basis.IsPullRequest)
        {
            notices.Add($"'new-only' is ignored on {action.Runner.EventName}: everything counts. Give 'base' or 'base-sbom' to compare with something.");
            return Comparison.None;
        }

        using var group = action.Log.Group("Look up the base");
        try
        {
            var before = await targets.ReadBaseAsync(basis);
            if (before.Coverage.Unreadable.Concat(before.Coverage.Layers).FirstOrDefault() is { } unread) return Comparison.Failed(Result.Unreadable, $"{unread.What}: {unread.Reason}");
            var answer = await lookup.FindAsync(before.Inventory.Components, action.Stopping);
            return answer.HasFailed ? Comparison.Failed(Result.LookupFailed, ProblemTexts.LookupFailed(answer)) : new Comparison(answer.Findings, Problem: null);
        }
        catch (ReportedException problem)
        {
            return Comparison.Failed(Result.Unreadable, problem.Message);
        }
    }
}
