using ResolveEnvironment.Tests.Events;
using Testing;

namespace ResolveEnvironment.Tests.Rules;

public class EnvironmentTests
{
    private const string Described = """
        x-common: &common
          region: eu-central-1
        environments:
          live:
            <<: *common
            tier: gold
            production: true
            role: arn:aws:iam::111122223333:role/ci/deploy
            stack-prefix: shop-live
            url: https://{stack-prefix}.example.com/{version}
          staging:
            <<: *common
            account: '444455556666'
            cancel-in-progress: true
            url: https://{environment}.example.com
          Team A / Blue:
            url: https://{environment}.example.com
        rules:
          - { branches: main, environment: live }
          - { branches: staging, environment: staging }
          - { branches: blue, environment: Team A / Blue }
        """;

    [Fact]
    public async Task Everything_that_is_known_of_it_is_an_output()
    {
        using var run = await Situation.Push("main").ResolveAsync(("rules", Described), ("component", "api"));

        run.ExitCode.ShouldBe(0, run.Log);
        var expected = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["should-deploy"] = "true",
            ["environment"] = "live",
            ["result"] = "deploy",
            ["reason"] = "rule 1 (main) matches the branch main",
            ["rule"] = "main",
            ["tier"] = "gold",
            ["is-production"] = "true",
            ["region"] = "eu-central-1",
            ["account"] = "111122223333",
            ["role"] = "arn:aws:iam::111122223333:role/ci/deploy",
            ["role-name"] = "deploy",
            ["stack-prefix"] = "shop-live",
            ["url"] = "https://shop-live.example.com/main-1234567",
            ["version"] = "main-1234567",
            ["sha"] = Situation.Commit,
            ["concurrency-group"] = "suite-deploy-live-api",
            ["cancel-in-progress"] = "false",
            ["overridden"] = "",
            ["hotfix-reason"] = "",
        };
        run.Outputs.OrderBy(output => output.Key).ShouldBe(expected.OrderBy(output => output.Key));
    }

    [Fact]
    public async Task An_environment_may_let_newer_runs_cancel_older_ones()
    {
        using var run = await Situation.Push("staging").ResolveAsync(("rules", Described));

        run.Outputs["cancel-in-progress"].ShouldBe("true");
        run.Outputs["account"].ShouldBe("444455556666");
        run.Outputs["role"].ShouldBe("");
        run.Outputs["url"].ShouldBe("https://staging.example.com");
        run.Outputs["tier"].ShouldBe("staging");
    }

    [Fact]
    public async Task A_name_that_is_no_word_is_kept_and_made_one_where_one_is_needed()
    {
        using var run = await Situation.Push("blue").ResolveAsync(("rules", Described));

        run.Outputs["environment"].ShouldBe("Team A / Blue");
        run.Outputs["url"].ShouldBe("https://Team-A---Blue.example.com");
        run.Outputs["concurrency-group"].ShouldBe("suite-deploy-Team-A---Blue");
    }

    [Fact]
    public async Task The_usual_rules_lead_to_the_environments_there_are()
    {
        const string environments = "production: { region: eu-central-1 }\nstaging:";
        using var main = await Situation.Push("main").ResolveAsync(("environments", environments));
        using var develop = await Situation.Push("develop").ResolveAsync(("environments", environments));

        DefaultMappingTests.ShouldDeployTo(main, "production");
        main.Outputs["region"].ShouldBe("eu-central-1");
        DefaultMappingTests.ShouldDeployTo(develop, "");
        const string warning = "The default rule for development is left out: there is no environment 'development'.";
        develop.Log.ShouldContain($"::warning::{warning}");
        develop.Summary.ShouldContain("The default rule for development is left out");
        develop.Log.Split("::warning::").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Rules_of_ones_own_leave_no_usual_one_out()
    {
        using var run = await Situation.Push("main").ResolveAsync(("environments", "dev: {}\nprod: {}"), ("rules", "[{ branches: main, environment: dev }]"));

        DefaultMappingTests.ShouldDeployTo(run, "dev");
        run.Log.ShouldNotContain("::warning::");
    }

    [Theory]
    [InlineData("environments", "dev: {}\nprod: {}", "Input 'environments': line 1, column 1: ")]
    [InlineData("rules", "environments:\n  dev: {}\n  prod: {}", "Input 'rules': line 2, column 3: ")]
    public async Task Environments_that_no_usual_rule_leads_to_need_rules(string input, string text, string place)
    {
        using var run = await Situation.Push("main").ResolveAsync((input, text));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain($"{place}no rule leads to any of these environments: without rules there are those for production, staging, development. Give rules");
        run.Outputs["should-deploy"].ShouldBe("false");
    }

    [Theory]
    [InlineData("production", "", true)]
    [InlineData("Prod", "", true)]
    [InlineData("live", "", true)]
    [InlineData("PRD", "", true)]
    [InlineData("prod-eu", "", true)]
    [InlineData("eu_production", "", true)]
    [InlineData("shop.live", "", true)]
    [InlineData("aws/prod/eu", "", true)]
    [InlineData("Team A prod", "", true)]
    [InlineData("non-prod prod", "", true)]
    [InlineData("blue", "production: true", true)]
    [InlineData("blue", "tier: production", true)]
    [InlineData("blue", "tier: non-production", false)]
    [InlineData("prod", "production: false", false)]
    [InlineData("prod-eu", "production: false", false)]
    [InlineData("pre-production", "", false)]
    [InlineData("Pre_Prod", "", false)]
    [InlineData("eu-non-production", "", false)]
    [InlineData("not live", "", false)]
    [InlineData("product", "", false)]
    [InlineData("preprod", "", false)]
    [InlineData("delivery", "", false)]
    public async Task Production_is_what_is_called_so_or_says_so(string name, string says, bool expected)
    {
        using var run = await Situation.Push("main").ResolveAsync(("rules", $"environments: {{ {name}: {{ {says} }} }}\nrules: [{{ branches: main, environment: {name} }}]"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["is-production"].ShouldBe(expected ? "true" : "false");
    }

    [Theory]
    [InlineData("v1.2.3-rc.1", "false", "")]
    [InlineData("v1.2.3-rc.1", "true", "production")]
    [InlineData("v1.2.3-rc.1", "only", "production")]
    [InlineData("v1.2.3", "true", "production")]
    [InlineData("v1.2.3", "only", "")]
    public async Task Pre_releases_go_to_production_only_where_the_rule_says_so(string tag, string says, string expected)
    {
        using var run = await Situation.Tag(tag).ResolveAsync(("rules", $"[{{ tags: v*, prerelease: {says}, environment: production }}]"));

        DefaultMappingTests.ShouldDeployTo(run, expected);
    }

    [Fact]
    public async Task A_masked_account_id_is_warned_about()
    {
        using var answer = await Situation.Push("main").ResolveAsync(("rules", Described), ("token", "111122223333"));

        answer.Log.ShouldContain("Output 'account' holds a masked value");
        answer.Outputs["role-name"].ShouldBe("deploy");
    }
}
