using Actions.GitHub;
using Actions.Toolkit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GitHub.Tests.Rest;

/// <summary>What a hostile or unusual server does.</summary>
public sealed class TransportTests : IAsyncLifetime
{
    private static readonly RepositoryName Shop = RepositoryName.Parse("acme/shop");
    private readonly List<string> asked = [];
    private WebApplication server = null!;
    private Func<HttpContext, Task> answer = _ => Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.Run(context =>
        {
            asked.Add(context.Request.Path + context.Request.QueryString);
            return answer(context);
        });
        await server.StartAsync();
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private GitHubClient Client() => new(new Uri(server.Urls.First()), new Secret("ghs_secret"), TimeProvider.System, new GitHubLimits { Retries = 0 });

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("{\"ref\":\"refs/heads/main\"}")]
    [InlineData("[]")]
    public async Task An_answer_that_is_not_understood_is_an_error_and_never_an_empty_result(string body)
    {
        answer = context => context.Response.WriteAsync(body);
        using var client = Client();

        (await Should.ThrowAsync<GitHubError>(() => client.FindRefAsync(Shop, "heads/main", default))).Kind.ShouldBe(GitHubErrorKind.Unexpected);
    }

    [Fact]
    public async Task A_renamed_repository_is_followed_on_the_same_host()
    {
        answer = context =>
        {
            if (context.Request.Path.StartsWithSegments("/repos/acme"))
            {
                context.Response.Redirect("/repositories/1/git/ref/heads/main", permanent: true);
                return Task.CompletedTask;
            }

            context.Request.Headers.Authorization.ToString().ShouldBe("Bearer ghs_secret");
            return context.Response.WriteAsync($$"""{"ref":"refs/heads/main","object":{"sha":"{{new string('a', 40)}}","type":"commit"} }""");
        };
        using var client = Client();

        (await client.FindRefAsync(Shop, "heads/main", default)).ShouldNotBeNull().Object.Sha.ShouldBe(new string('a', 40));
    }

    [Fact]
    public async Task The_token_never_goes_to_another_host_by_a_redirect()
    {
        answer = context =>
        {
            context.Response.Redirect("http://localhost:1/elsewhere");
            return Task.CompletedTask;
        };
        using var client = Client();

        (await Should.ThrowAsync<GitHubError>(() => client.FindRefAsync(Shop, "heads/main", default))).Message.ShouldContain("The token was not sent there");
        asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_token_never_goes_to_another_host_by_the_next_page()
    {
        answer = context =>
        {
            context.Response.Headers.Link = "<http://localhost:1/page2>; rel=\"next\"";
            return context.Response.WriteAsync("[]");
        };
        using var client = Client();

        (await Should.ThrowAsync<GitHubError>(async () => await client.ListRefsAsync(Shop, "tags/v").ToListAsync())).Message.ShouldContain("localhost:1");
        asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("contents=read", "  contents: read")]
    [InlineData("pull_requests=write,contents=read; issues=write", "  pull-requests: write\n  contents: read")]
    public async Task Githubs_own_word_for_a_missing_permission_is_used(string accepted, string lines)
    {
        answer = context =>
        {
            context.Response.StatusCode = 403;
            context.Response.Headers["X-Accepted-GitHub-Permissions"] = accepted;
            return context.Response.WriteAsync("""{"message":"Resource not accessible by integration"}""");
        };
        using var client = Client();

        (await Should.ThrowAsync<GitHubError>(() => client.FindRefAsync(Shop, "heads/main", default))).Remedy.ShouldBe("Add to the job:\npermissions:\n" + lines);
    }

    [Theory]
    [InlineData("acme/shop", true)]
    [InlineData("acme/shop.js", true)]
    [InlineData("acme", false)]
    [InlineData("acme/shop/x", false)]
    [InlineData("acme/..", false)]
    [InlineData("../shop", false)]
    [InlineData("acme/sh op", false)]
    public void A_repository_is_owner_and_name(string text, bool allowed)
    {
        if (allowed) RepositoryName.Parse(text).ToString().ShouldBe(text);
        else Should.Throw<FormatException>(() => RepositoryName.Parse(text));
    }
}
