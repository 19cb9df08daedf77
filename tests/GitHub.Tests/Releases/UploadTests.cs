using Actions.Toolkit;

namespace Actions.GitHub.Tests;

public sealed class UploadTests
{
    [Theory]
    [InlineData("https://api.github.com", "https://uploads.github.com/")]
    [InlineData("https://api.acme.ghe.com/", "https://uploads.acme.ghe.com/")]
    [InlineData("https://github.acme.com/api/v3", "https://github.acme.com/api/v3")]
    public void Each_GitHub_takes_files_at_one_host(string api, string host) => UploadHost.Of(new Uri(api)).AbsoluteUri.ShouldBe(host);

    [Theory]
    [InlineData("https://api.github.com", "https://evil.example/repos/acme/shop/releases/1/assets{?name,label}")]
    [InlineData("https://api.github.com", "https://uploads.github.com.evil.example/assets{?name}")]
    [InlineData("https://api.github.com", "http://uploads.github.com/assets{?name}")]
    [InlineData("https://github.acme.com/api/v3", "https://uploads.acme.com/assets{?name}")]
    public async Task A_release_that_names_another_host_does_not_get_the_token(string api, string upload)
    {
        using var client = new GitHubClient(new Uri(api), new Secret("token"), TimeProvider.System);

        var refused = await Should.ThrowAsync<GitHubError>(() => client.UploadAssetAsync(new GitHubRelease(1, "v1") { UploadUrl = upload }, "app", "/dev/null", CancellationToken.None));

        refused.Message.ShouldContain("The token was not sent there.");
        client.Requests.ShouldBe(0);
    }
}
