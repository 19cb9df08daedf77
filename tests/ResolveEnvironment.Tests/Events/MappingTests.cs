namespace ResolveEnvironment.Tests.Events;

/// <summary>The mappings of five kinds of teams, as they would write them.</summary>
public class MappingTests
{
    /// <summary>Three long-lived branches; features only run tests.</summary>
    private const string BranchPerEnvironment = """
        - branches: main
          environment: production
        - branches: staging
          environment: staging
        - branches: development
          environment: development
        - branches: feature/**
          environment: none
        """;

    /// <summary>One branch; production is a tag.</summary>
    private const string TagsForProduction = """
        environments:
          staging: {}
          production: {}
        rules:
          - branches: main
            environment: staging
          - name: releases
            tags: v*
            environment: production
          - name: candidates
            tags: v*
            prerelease: only
            environment: staging
        """;

    /// <summary>A branch for staging; the main branch and releases for production.</summary>
    private const string DevelopAndMain = """
        environments:
          staging: { url: "https://staging.example.com" }
          production: { url: "https://example.com" }
        rules:
          - branches: develop
            environment: staging
          - branches: main
            tags: v*
            environment: production
        """;

    /// <summary>Short names, and a cluster for each.</summary>
    private const string ShortNames = """
        environments:
          dev: { stack-prefix: dev }
          staging: { stack-prefix: staging, url: "https://staging.app.example.com" }
          production: { stack-prefix: prod, url: "https://app.example.com" }
        rules:
          - { branches: develop, environment: dev }
          - { branches: staging, environment: staging }
          - { branches: main, environment: production }
        """;

    /// <summary>The same commit goes to one after the other: each step names its environment.</summary>
    private const string OneAfterTheOther = """
        environments:
          dev: {}
          prod: {}
        rules:
          - { branches: main, environment: dev }
          - { branches: main, environment: prod }
        """;

    private static readonly Dictionary<string, string> Mappings = new(StringComparer.Ordinal)
    {
        [nameof(BranchPerEnvironment)] = BranchPerEnvironment,
        [nameof(TagsForProduction)] = TagsForProduction,
        [nameof(DevelopAndMain)] = DevelopAndMain,
        [nameof(ShortNames)] = ShortNames,
        [nameof(OneAfterTheOther)] = OneAfterTheOther,
    };

    [Theory]
    [InlineData(nameof(BranchPerEnvironment), "refs/heads/main", "production")]
    [InlineData(nameof(BranchPerEnvironment), "refs/heads/staging", "staging")]
    [InlineData(nameof(BranchPerEnvironment), "refs/heads/development", "development")]
    [InlineData(nameof(BranchPerEnvironment), "refs/heads/feature/x", "")]
    [InlineData(nameof(BranchPerEnvironment), "refs/heads/release/1.x", "")]
    [InlineData(nameof(BranchPerEnvironment), "refs/tags/v1.2.3", "")]
    [InlineData(nameof(TagsForProduction), "refs/heads/main", "staging")]
    [InlineData(nameof(TagsForProduction), "refs/tags/v1.2.3", "production")]
    [InlineData(nameof(TagsForProduction), "refs/tags/v1.2.3-rc.1", "staging")]
    [InlineData(nameof(TagsForProduction), "refs/tags/main", "")]
    [InlineData(nameof(TagsForProduction), "refs/heads/v1.2.3", "")]
    [InlineData(nameof(DevelopAndMain), "refs/heads/develop", "staging")]
    [InlineData(nameof(DevelopAndMain), "refs/heads/main", "production")]
    [InlineData(nameof(DevelopAndMain), "refs/tags/v1.2.3", "production")]
    [InlineData(nameof(DevelopAndMain), "refs/tags/v1.2.3-rc.1", "")]
    [InlineData(nameof(DevelopAndMain), "refs/heads/feature/x", "")]
    [InlineData(nameof(ShortNames), "refs/heads/develop", "dev")]
    [InlineData(nameof(ShortNames), "refs/heads/staging", "staging")]
    [InlineData(nameof(ShortNames), "refs/heads/main", "production")]
    [InlineData(nameof(ShortNames), "refs/heads/feature/x", "")]
    public async Task A_push_leads_to(string mapping, string gitRef, string environment)
    {
        using var run = await Situation.PushOf(gitRef).ResolveAsync(("rules", Mappings[mapping]));

        run.ExitCode.ShouldBe(0, run.Log);
        DefaultMappingTests.ShouldDeployTo(run, environment);
    }

    [Theory]
    [InlineData(nameof(BranchPerEnvironment))]
    [InlineData(nameof(TagsForProduction))]
    [InlineData(nameof(DevelopAndMain))]
    [InlineData(nameof(ShortNames))]
    public async Task Staging_that_is_chosen_on_main_is_staging_and_nothing_else(string mapping)
    {
        using var run = await Situation.Dispatch().ResolveAsync(("rules", Mappings[mapping]), ("environment", "staging"));

        DefaultMappingTests.ShouldDeployTo(run, "staging");
        run.Outputs["is-production"].ShouldBe("false");
    }

    [Theory]
    [InlineData(nameof(BranchPerEnvironment))]
    [InlineData(nameof(TagsForProduction))]
    [InlineData(nameof(DevelopAndMain))]
    [InlineData(nameof(ShortNames))]
    [InlineData(nameof(OneAfterTheOther))]
    public async Task Pull_requests_and_schedules_deploy_nothing(string mapping)
    {
        foreach (var situation in (Situation[])[Situation.PullRequest("main"), Situation.PullRequest("main", "mallory/shop"), Situation.Other("schedule"), Situation.MergeGroup("main")])
        {
            using var run = await situation.ResolveAsync(("rules", Mappings[mapping]));
            run.ExitCode.ShouldBe(0, run.Log);
            DefaultMappingTests.ShouldDeployTo(run, "");
        }
    }

    [Theory]
    [InlineData("refs/heads/main", "dev", "dev")]
    [InlineData("refs/heads/main", "prod", "prod")]
    [InlineData("refs/heads/feature/x", "dev", "")]
    [InlineData("refs/heads/feature/x", "prod", "")]
    public async Task A_step_with_one_environment_looks_at_its_rules_only(string gitRef, string environment, string expected)
    {
        using var run = await Situation.PushOf(gitRef).ResolveAsync(("rules", OneAfterTheOther), ("environment", environment));

        run.ExitCode.ShouldBe(0, run.Log);
        DefaultMappingTests.ShouldDeployTo(run, expected);
        run.Log.ShouldNotContain("can never match");
    }

    [Fact]
    public async Task Without_its_environment_such_a_step_is_told_that_the_second_rule_is_out_of_reach()
    {
        using var run = await Situation.Push("main").ResolveAsync(("rules", OneAfterTheOther));

        DefaultMappingTests.ShouldDeployTo(run, "dev");
        run.Log.ShouldContain("::warning::Rule 2 (main) can never match: rule 1 (main) comes first and takes all that it is for.");
        run.Summary.ShouldContain("can never match");
    }

    [Fact]
    public async Task What_is_known_of_the_environment_is_handed_on()
    {
        using var run = await Situation.Push("main").ResolveAsync(("rules", ShortNames), ("component", "web"));

        run.Outputs["stack-prefix"].ShouldBe("prod");
        run.Outputs["url"].ShouldBe("https://app.example.com");
        run.Outputs["concurrency-group"].ShouldBe("suite-deploy-production-web");
        run.Outputs["cancel-in-progress"].ShouldBe("false");
    }
}
