using Actions.Git;
using Actions.Toolkit;

namespace Release.Looking;

/// <summary>The checked-out repository and its remote.</summary>
internal sealed class Checkout : IDisposable
{
    public Checkout(Inputs inputs, ActionContext action)
    {
        Run = ObjectId.TryParse(action.Runner.Sha, out var sha) ? sha : null;
        var found = GitCheckout.Find(inputs.WorkingDirectory.FullPath);
        Repository = ScratchRepository.Create(new GitProgram(action.Processes, action.Environment), found, (inputs.Target ?? Run)?.IsSha256 == true);
        Remote = new GitRemote(action.Runner.ServerUrl, action.Runner.Repository, inputs.Token, action.Masks);
    }

    public ScratchRepository Repository { get; }

    public GitRemote Remote { get; }

    /// <summary>The commit of the run.</summary>
    public ObjectId? Run { get; }

    public void Dispose() => Repository.Dispose();
}
