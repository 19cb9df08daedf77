using Actions.GitHub;
using Actions.Toolkit;
using Release.Looking;
using Release.Moving;
using Release.Notes;
using Release.Planning;
using Release.Publishing;
using Release.Reporting;

namespace Release;

/// <summary>The story of the action: inputs, history, plan, release, floating tags, report.</summary>
internal static class ReleaseApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        var inputs = action.Read(Inputs.From);
        using var checkout = new Checkout(inputs, action);
        using var github = GitHubClient.For(action, inputs.Token);
        var repository = RepositoryName.Parse(action.Runner.Repository);
        var books = new VersionBookReader(checkout, github, repository, inputs.Tags);
        var notes = new NotesWriter(inputs, action.Runner);

        var plan = await PlannerOf(inputs, checkout, github, repository, books, notes, action).RunAsync(action.Stopping);
        if (plan != null) Tell(plan, inputs, notes, action);
        var outcome = plan == null ? Outcome.Nothing : await DeliveryOf(inputs, github, repository, books, action).RunAsync(plan);

        ReleaseOutputs.Write(action.Outputs, outcome, notes);
        ReleaseLog.Verdict(action.Log, outcome, inputs.DryRun);
        action.Summary.Write(ReleaseSummary.Of(outcome, inputs, notes));
        return true;
    }

    private static void Tell(ReleasePlan plan, Inputs inputs, NotesWriter notes, ActionContext action)
    {
        ReleaseLog.Plan(action.Log, plan);
        action.Outputs.Set("version", plan.Version.ToString());
        action.Outputs.Set("tag", plan.Tag);
        if (inputs.ChangelogFile is { } file) action.Outputs.Set("changelog-file", WorkspaceFile.Write(action.Runner, file, $"{notes.ChangelogOf(plan)}\n"));
    }

    private static Planner PlannerOf(Inputs inputs, Checkout checkout, GitHubClient github, RepositoryName repository, VersionBookReader books, NotesWriter notes, ActionContext action)
    {
        var commits = new CommitHistory(checkout, inputs.Paths, action.Log);
        var chooser = new VersionChooser(inputs, commits, new LabelReader(github, repository, inputs.BumpLabels));
        return new Planner(inputs, checkout, books, chooser, commits, notes);
    }

    private static Delivery DeliveryOf(Inputs inputs, GitHubClient github, RepositoryName repository, VersionBookReader books, ActionContext action)
    {
        var assets = new AssetUploader(github, repository, action);
        var publisher = new Publisher(github, repository, assets, new VersionTag(github, repository, action), action);
        var floating = new FloatingPlanner(github, repository, books, inputs.Tags);
        var mover = new FloatingMover(github, repository, floating, action);
        return new Delivery(inputs, publisher, assets, floating, mover, new Withdrawer(github, repository, books, inputs.Tags, action), action);
    }
}
