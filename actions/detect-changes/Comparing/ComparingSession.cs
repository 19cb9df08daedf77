using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;
using DetectChanges.Comparing.Finders;

namespace DetectChanges.Comparing;

/// <summary>The private repository and the remote of one run, and what they were used for.</summary>
internal sealed class ComparingSession : IDisposable
{
    private readonly GitHubClient? api;
    private readonly Comparer comparer;

    public ComparingSession(ActionContext action, Inputs inputs, ObjectId sha)
    {
        var (log, tried, runner) = (action.Log, new Tried(), action.Runner);
        Checkout = GitCheckout.Find(inputs.WorkingDirectory.FullPath);
        Repository = ScratchRepository.Create(new GitProgram(action.Processes, action.Environment), Checkout, sha.IsSha256);
        if (inputs.Token is { } token && runner.Repository.Length > 0)
        {
            Remote = new GitRemote(runner.ServerUrl, runner.Repository, token, action.Masks);
            api = GitHubClient.For(action, token);
        }

        var name = api == null ? null : RepositoryName.Parse(runner.Repository);
        var history = api == null ? null : new GitHubHistory(api, name!, tried);
        var fetcher = new CommitFetcher(Repository, Remote, log, tried);
        var lineage = new Lineage(Repository, fetcher, history, log, tried);
        var remote = api == null ? null : new RemoteFinders(
            Remote!,
            history!,
            new PreviousTagFinder(Repository, Remote!, lineage, log, tried),
            new LastSuccessFinder(api, name!, lineage, action.Time, log, tried),
            new LastDeployedFinder(api, name!, log, tried));
        comparer = new Comparer(Repository, new BaseFinder(Repository, lineage, remote, log, tried), fetcher, tried, sha, inputs.OnUnknownBase == OnUnknownBase.Fail);
    }

    /// <summary>What an earlier step checked out.</summary>
    public GitCheckout Checkout { get; }

    /// <summary>Where commits, folders and contents are read from.</summary>
    public ScratchRepository Repository { get; }

    /// <summary>The repository at GitHub; none without a token.</summary>
    public GitRemote? Remote { get; }

    /// <summary>What was used so far.</summary>
    public Usage Usage => new(Repository.GitProcesses, Repository.Fetches, api?.Requests ?? 0);

    /// <param name="plan">What to compare.</param>
    /// <param name="head">Branch, tag or commit to look at instead of the plan's head.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Comparison> CompareAsync(ComparisonPlan plan, string? head, CancellationToken cancellationToken)
    {
        if (head != null) plan = plan.WithHead(await comparer.HeadAsync(head, cancellationToken));
        return await comparer.RunAsync(plan, cancellationToken);
    }

    public void Dispose()
    {
        Repository.Dispose();
        api?.Dispose();
    }
}
