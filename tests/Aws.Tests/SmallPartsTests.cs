using System.Text.Json.Nodes;

namespace Actions.Aws.Tests;

public class SmallPartsTests
{
    private static readonly Dictionary<string, string> Run = new()
    {
        ["GITHUB_REPOSITORY"] = "acme/shop", ["GITHUB_JOB"] = "deploy", ["GITHUB_ACTION"] = "ecs", ["GITHUB_RUN_ID"] = "12345678901", ["GITHUB_RUN_ATTEMPT"] = "2",
    };

    [Fact]
    public void A_client_token_is_the_same_for_the_same_step_and_content()
    {
        var token = new ClientTokens(Run).For("migrate", "api:1");
        token.ShouldMatch("^migrate-12345678901-2-[0-9a-f]{12}$");
        new ClientTokens(Run).For("migrate", "api:1").ShouldBe(token);
        new ClientTokens(Run).For("migrate", "api:2").ShouldNotBe(token);
        new ClientTokens(new Dictionary<string, string>(Run) { ["GITHUB_JOB"] = "other" }).For("migrate", "api:1").ShouldNotBe(token);
        new ClientTokens(new Dictionary<string, string>(Run) { ["GITHUB_RUN_ATTEMPT"] = "3" }).For("migrate", "api:1").ShouldNotBe(token);
    }

    [Fact]
    public void A_long_client_token_keeps_its_hash()
    {
        var token = new ClientTokens(Run).For(new string('v', 60), "x", ClientTokens.CreateServiceLength);
        token.Length.ShouldBe(36);
        token[^12..].ShouldBe(new ClientTokens(Run).For("v", "x")[^12..]);
    }

    [Fact]
    public void Outside_a_runner_a_client_token_is_random()
    {
        var tokens = new ClientTokens(new Dictionary<string, string>());
        tokens.For("run", "x").ShouldNotBe(tokens.For("run", "x"));
        tokens.For("run", "x").Length.ShouldBeLessThanOrEqualTo(ClientTokens.RunTaskLength);
    }

    [Fact]
    public async Task Pages_end_when_the_same_token_comes_twice()
    {
        var pages = 0;
        var all = await Pages.ReadAsync(100, _ => Task.FromResult(((IReadOnlyList<int>?)[++pages], (string?)"same")));
        all.ShouldBe([1, 2]);
    }

    [Fact]
    public void Waits_are_within_the_doubling_ceiling()
    {
        var backoff = new Backoff(new Random(7));
        foreach (var (attempt, ceiling) in new[] { (0, 0.2), (1, 0.4), (3, 1.6), (5, 5.0), (1000, 5.0) })
        {
            for (var i = 0; i < 100; i++)
                backoff.Next(attempt, Backoff.ReadCap).TotalSeconds.ShouldBeInRange(0, ceiling);
        }
    }

    [Theory]
    [InlineData("""{"family":"api","cpu":"256"}""", """{"family":"api","cpu":"256","revision":3,"volumes":[]}""", true)]
    [InlineData("""{"family":"api","cpu":"512"}""", """{"family":"api","cpu":"256"}""", false)]
    [InlineData("""{"family":"api","taskRoleArn":"r"}""", """{"family":"api"}""", false)]
    [InlineData("""{"family":"api","volumes":[],"taskRoleArn":null,"tags":[{"key":"a","value":"b"}]}""", """{"family":"api"}""", true)]
    [InlineData("""{"e":[{"name":"A","value":"1"},{"name":"B","value":"2"}]}""", """{"e":[{"name":"B","value":"2"},{"name":"A","value":"1"}]}""", true)]
    [InlineData("""{"e":[{"name":"A","value":"1"}]}""", """{"e":[{"name":"A","value":"1"},{"name":"B","value":"2"}]}""", false)]
    [InlineData("""{"e":["a","a"]}""", """{"e":["a","b"]}""", false)]
    [InlineData("""{"p":[{"containerPort":80}]}""", """{"p":[{"containerPort":80,"protocol":"tcp","hostPort":80}]}""", true)]
    [InlineData("""{"memory":512}""", """{"memory":"512"}""", true)]
    public void A_registered_definition_is_recognised_by_its_content(string sent, string described, bool same) =>
        TaskDefinitionContent.IsContainedIn(JsonNode.Parse(sent)!.AsObject(), JsonNode.Parse(described)!.AsObject()).ShouldBe(same);

    [Fact]
    public void The_IAM_actions_of_each_operation_are_listed()
    {
        var actions = AwsOperations.IamActions();
        actions["ecs"]!["RunTask"]!.ToJsonString().ShouldBe("""["ecs:RunTask","iam:PassRole"]""");
        actions["logs"]!["GetLogEvents"]!.ToJsonString().ShouldBe("""["logs:GetLogEvents"]""");
        actions["sts"]!["GetCallerIdentity"]!.AsArray().ShouldBeEmpty();
    }
}
