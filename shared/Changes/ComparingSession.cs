using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>The private repository and the remote of one run, and what they were used for.</summary>
public sealed class ComparingSession : IDisposable
{
    private readonly GitHubClient? api;
    private readonly Comparer comparer;

    /// <summary>Opens the checkout; nothing is asked yet.</summary>
    /// <param name="action">Runs git, and asks and logs for it.</param>
    /// <param name="wishes">What the user asked for.</param>
    /// <param name="sha">The commit of the run, as in <c>GITHUB_SHA</c>.</param>
    /// <exception cref="UserError">There is no checkout.</exception>
    public ComparingSession(ActionContext action, ComparisonWishes wishes, ObjectId sha)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(wishes);
        var (log, tried, runner) = (action.Log, new Tried(), action.Runner);
        Checkout = GitCheckout.Find(wishes.WorkingDirectory.FullPath);
        Repository = ScratchRepository.Create(new GitProgram(action.Processes, action.Environment), Checkout, sha.IsSha256);
        if (wishes.Token is { } token && runner.Repository.Length > 0)
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
        comparer = new Comparer(Repository, new BaseFinder(Repository, lineage, remote, log, tried), fetcher, tried, sha, wishes.OnUnknownBase == OnUnknownBase.Fail);
    }

    /// <summary>What an earlier step checked out.</summary>
    public GitCheckout Checkout { get; }

    /// <summary>Where commits, folders and contents are read from.</summary>
    public ScratchRepository Repository { get; }

    /// <summary>The repository at GitHub; none without a token.</summary>
    public GitRemote? Remote { get; }

    /// <summary>What was used so far.</summary>
    public Usage Usage => new(Repository.GitProcesses, Repository.Fetches, api?.Requests ?? 0);

    /// <summary>Finds the base and what differs from it.</summary>
    /// <param name="plan">What to compare.</param>
    /// <param name="head">Branch, tag or commit to look at instead of the plan's head.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ReportedException">The user must change something, or the base is unknown and that is to be a failure.</exception>
    public async Task<Comparison> CompareAsync(ComparisonPlan plan, string? head, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (head != null) plan = plan.WithHead(await comparer.HeadAsync(head, cancellationToken));
        return await comparer.RunAsync(plan, cancellationToken);
    }

    /// <summary>Removes what was fetched.</summary>
    public void Dispose()
    {
        Repository.Dispose();
        api?.Dispose();
    }
}
