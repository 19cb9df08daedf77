using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;
using DetectChanges.Comparing.Deployments;
using DetectChanges.Comparing.Runs;

namespace DetectChanges.Comparing;

/// <summary>The private repository and the remote of one run, and what they were used for.</summary>
internal sealed class ComparingSession : IDisposable
{
    private readonly GitHubClient? api;
    private readonly Comparer comparer;

    public ComparingSession(ActionContext action, Inputs inputs, ObjectId sha)
    {
        var (log, tried) = (action.Log, new Tried());
        Checkout = GitCheckout.Find(inputs.WorkingDirectory.FullPath);
        Repository = ScratchRepository.Create(new GitProgram(action.Processes, action.Environment), Checkout, sha.IsSha256);
        if (inputs.Token is { } token && action.Runner.Repository.Length > 0)
        {
            Remote = new GitRemote(action.Runner.ServerUrl, action.Runner.Repository, token, action.Masks);
            api = GitHubClient.For(action, token);
        }

        var fetcher = new CommitFetcher(Repository, Remote, log, tried);
        var name = api == null ? null : RepositoryName.Parse(action.Runner.Repository);
        var github = api == null ? null : new GitHubHistory(api, name!, tried);
        var lineage = new Lineage(Repository, fetcher, github, log, tried);
        var runs = api == null ? null : new LastSuccessFinder(api, name!, lineage, action.Time, log, tried);
        var deployments = api == null ? null : new LastDeployedFinder(api, name!, log, tried);
        comparer = new Comparer(Repository, new BaseFinder(Repository, Remote, lineage, github, runs, deployments, log, tried), fetcher, tried, sha, inputs.OnUnknownBase == OnUnknownBase.Fail);
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
