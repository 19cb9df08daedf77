using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>The private repository and the remote of one run, and what they were used for.</summary>
public sealed class ComparingSession : IDisposable
{
    private readonly GitHubClient? api;
    private readonly Comparer comparer;
    private readonly BaseSearch search;

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

        var history = api == null ? null : new GitHubHistory(api, RepositoryName.Parse(runner.Repository), tried);
        var fetcher = new CommitFetcher(Repository, Remote, log, tried);
        var lineage = new Lineage(Repository, fetcher, history, log, tried);
        var finder = new BaseFinder(Repository, lineage, FindersFor(action, history, lineage, tried), log, tried);
        var rules = new AttemptRules(fetcher, tried, wishes.OnUnknownBase == OnUnknownBase.Fail);
        comparer = new Comparer(Repository, finder, fetcher, rules, tried, sha);
        search = new BaseSearch(finder, fetcher, rules);
        Files = new CommitFiles(Repository, Remote, fetcher, tried);
    }

    /// <summary>What an earlier step checked out.</summary>
    public GitCheckout Checkout { get; }

    /// <summary>Where commits, folders and contents are read from.</summary>
    public ScratchRepository Repository { get; }

    /// <summary>The repository at GitHub; none without a token.</summary>
    public GitRemote? Remote { get; }

    /// <summary>The files of any commit.</summary>
    public CommitFiles Files { get; }

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

    /// <summary>Finds the base alone, for a caller that looks at both sides itself.</summary>
    /// <exception cref="ReportedException">The user must change something, or the base is unknown and that is to be a failure.</exception>
    public Task<BaseAnswer> FindBaseAsync(ComparisonPlan plan, CancellationToken cancellationToken) => search.RunAsync(plan, cancellationToken);

    /// <summary>Removes what was fetched.</summary>
    public void Dispose()
    {
        Repository.Dispose();
        api?.Dispose();
    }
    private RemoteFinders? FindersFor(ActionContext action, GitHubHistory? history, Lineage lineage, Tried tried)
    {
        if (Remote == null || api == null || history == null) return null;
        var name = RepositoryName.Parse(action.Runner.Repository);
        return new RemoteFinders(
            Remote,
            history,
            new PreviousTagFinder(Repository, Remote, lineage, action.Log, tried),
            new LastSuccessFinder(api, name, lineage, action.Time, action.Log, tried),
            new LastDeployedFinder(api, name, action.Log, tried));
    }
}
