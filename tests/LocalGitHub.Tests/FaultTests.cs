using System.Net;

namespace LocalGitHub.Tests;

public sealed class FaultTests
{
    private static async Task<string> StatusesAsync(int seed)
    {
        await using var server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Seed = seed,
            Faults = [new FaultRule(FaultKind.ServerError, Probability: 0.4), new FaultRule(FaultKind.Reset, Probability: 0.2)],
        });
        using var http = new HttpClient();
        for (var i = 0; i < 30; i++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(server.Address, "/rate_limit"));
            }
            catch (HttpRequestException)
            {
                // Cut, as the rule says.
            }
        }

        return string.Concat(server.Requests.Select(request => request.Status switch { 200 => '.', 502 => '5', _ => 'x' }));
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_trouble_and_another_seed_makes_other()
    {
        var first = await StatusesAsync(1);

        (await StatusesAsync(1)).ShouldBe(first);
        (await StatusesAsync(2)).ShouldNotBe(first);
        first.ShouldContain('.');
        first.ShouldContain('5');
    }

    [Fact]
    public async Task A_rule_reaches_only_its_path_and_only_so_often()
    {
        await using var server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Faults = [new FaultRule(FaultKind.SecondaryRateLimit, PathContains: "rate_limit", Times: 1, Wait: TimeSpan.FromSeconds(7))],
        });
        using var http = new HttpClient();

        using var other = await http.GetAsync(new Uri(server.Address, "/.well-known/jwks"));
        using var limited = await http.GetAsync(new Uri(server.Address, "/rate_limit"));
        using var after = await http.GetAsync(new Uri(server.Address, "/rate_limit"));

        other.StatusCode.ShouldBe(HttpStatusCode.OK);
        limited.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        limited.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
