using Actions.GitHub;
using Actions.Toolkit;
using Notify.Templates;

namespace Notify.Sinks.PullRequests;

/// <summary>What the comment on a pull request needs.</summary>
internal sealed record PullRequestSettings : ISinkSettings
{
    public required Secret Token { get; init; }

    public required CommentMode Mode { get; init; }

    /// <summary>Null: one for each service and environment.</summary>
    public CommentKey? Key { get; init; }

    /// <summary>Markdown in place of the notification.</summary>
    public string? Body { get; init; }

    /// <summary>Null: that of the event, or those that hold the commit.</summary>
    public int? Number { get; init; }

    /// <summary>Where the whole text is written to.</summary>
    public WorkspacePath? ReportFile { get; init; }

    public Template? Template { get; init; }

    public static PullRequestSettings? Read(SinkReader reader)
    {
        var input = reader.Input;
        var token = reader.Credential("token", "pull-request-comment");
        var key = input.Parsed("comment-key", CommentKey.Parse);
        var mode = input.Choice<CommentMode>("comment-mode");
        var body = CommentBody.Read(input);
        var number = input.OptionalInteger("pr-number", 1, int.MaxValue);
        var file = WorkspaceFile.Read(input, "report-file");
        return !reader.IsNamed || token is null ? null : new PullRequestSettings
        {
            Token = token,
            Key = key,
            Mode = mode,
            Body = body,
            Number = number,
            ReportFile = file,
            Template = reader.Templates.For(SinkName.PullRequestComment),
        };
    }

    public ISink Open(ActionContext action) => new PullRequestSink(this, action);
}
