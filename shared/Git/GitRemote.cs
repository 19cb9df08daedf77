using System.Text;
using Actions.Toolkit;

namespace Actions.Git;

/// <summary>The repository on the server.</summary>
public sealed class GitRemote
{
    private readonly string? credentials;

    /// <summary>Names it.</summary>
    /// <param name="server">Address of the server without a final slash, as in <c>GITHUB_SERVER_URL</c>.</param>
    /// <param name="repository"><c>owner/name</c>.</param>
    /// <param name="token">Token with <c>contents: read</c>; none for public repositories.</param>
    /// <param name="masks">Where the composed credentials are registered.</param>
    public GitRemote(string server, string repository, Secret? token, Masks masks)
    {
        ArgumentNullException.ThrowIfNull(masks);
        Server = server;
        Url = $"{server}/{repository}";
        if (token == null) return;
        credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes("x-access-token:" + token.Reveal()));
        masks.Add(credentials);
    }

    /// <summary>Address of the server.</summary>
    public string Server { get; }

    /// <summary>Address of the repository, without credentials.</summary>
    public string Url { get; }

    internal string? Header => credentials == null ? null : $"AUTHORIZATION: basic {credentials}";
}
