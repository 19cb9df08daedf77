using Actions.GitHub;
using Actions.Releases;

namespace Release.Looking;

/// <summary>Asks the remote for its tags and releases.</summary>
internal sealed class VersionBookReader(Checkout checkout, GitHubClient github, RepositoryName repository, TagNames names)
{
    public async Task<VersionBook> ReadAsync(CancellationToken cancellation) => VersionBook.Of(
        names,
        await checkout.Repository.TagsAsync(checkout.Remote, cancellation),
        await github.ListReleasesAsync(repository, cancellation).ToListAsync(cancellation));
}
