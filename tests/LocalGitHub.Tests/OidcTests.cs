using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LocalGitHub.Tests;

/// <summary>Identity tokens as a job asks for them, checked as a cloud provider checks them.</summary>
public sealed class OidcTests : IAsyncLifetime
{
    private LocalGitHubServer server = null!;
    private readonly HttpClient http = new();

    public async ValueTask InitializeAsync() => server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
    {
        Job = new OidcJob("request-token", "acme/shop", "repo:acme/shop:ref:refs/heads/main") { Claims = new Dictionary<string, string> { ["ref"] = "refs/heads/main" } },
    });

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    private async Task<HttpResponseMessage> AskAsync(string token, string audience)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.Environment["ACTIONS_ID_TOKEN_REQUEST_URL"]}&audience={audience}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }

    [Fact]
    public async Task A_token_is_signed_with_the_published_key_and_speaks_for_the_job()
    {
        using var answer = await AskAsync("request-token", "sts.amazonaws.com");
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["value"]!.GetValue<string>();

        var configuration = JsonNode.Parse(await http.GetStringAsync(new Uri(server.Address, "/.well-known/openid-configuration")))!;
        var keys = JsonNode.Parse(await http.GetStringAsync(configuration["jwks_uri"]!.GetValue<string>()))!["keys"]!.AsArray();
        var parts = token.Split('.');
        var header = JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!;
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        var key = keys.Single(one => one!["kid"]!.GetValue<string>() == header["kid"]!.GetValue<string>())!;
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars(key["n"]!.GetValue<string>()),
            Exponent = Base64Url.DecodeFromChars(key["e"]!.GetValue<string>()),
        });
        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        rsa.VerifyData(signed, Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
        claims["iss"]!.GetValue<string>().ShouldBe(configuration["issuer"]!.GetValue<string>());
        claims["aud"]!.GetValue<string>().ShouldBe("sts.amazonaws.com");
        claims["sub"]!.GetValue<string>().ShouldBe("repo:acme/shop:ref:refs/heads/main");
        claims["ref"]!.GetValue<string>().ShouldBe("refs/heads/main");
        (claims["exp"]!.GetValue<long>() - claims["iat"]!.GetValue<long>()).ShouldBe(300);
    }

    [Fact]
    public async Task A_wrong_request_token_gets_none()
    {
        using var answer = await AskAsync("other", "sts.amazonaws.com");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_job_without_the_permission_finds_no_request_address()
    {
        await using var other = await LocalGitHubServer.StartAsync();

        other.Environment.Keys.ShouldBe(["GITHUB_API_URL"]);
    }
}
