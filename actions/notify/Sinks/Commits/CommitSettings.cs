using Actions.Toolkit;
using Notify.Templates;

namespace Notify.Sinks.Commits;

/// <summary>What a comment on the commit needs.</summary>
internal sealed record CommitSettings(Secret Token, Template? Template) : ISinkSettings
{
    public static CommitSettings? Read(SinkReader reader)
    {
        var token = reader.Credential("token", "commit-comment");
        return reader.IsNamed && token is not null ? new CommitSettings(token, reader.Templates.For(SinkName.CommitComment)) : null;
    }

    public ISink Open(ActionContext action) => new CommitSink(this, action);
}
