using Testing;

namespace ResolveEnvironment.Tests.Rules;

/// <summary>What is wrong in the rules is told with its place, all at once, and nothing is deployed.</summary>
public class RuleErrorsTests
{
    private const string Environments = "environments: { production: {}, staging: {} }\n";

    [Theory]
    [InlineData("- branches: main", "line 1, column 3: 'environment' is missing in a rule")]
    [InlineData("- branch: main\n  environment: staging", "line 1, column 3: 'branch' is not allowed in a rule (did you mean 'branches'?); allowed are environment, branches, tags")]
    [InlineData("- environment: staging", "line 1, column 3: a rule needs branches, tags, semver, events or pull-request; for every branch write branches: '**'")]
    [InlineData("- actors: [alice]\n  environment: staging", "line 1, column 3: a rule needs branches")]
    [InlineData("- branches: refs/heads/main\n  environment: staging", "line 1, column 13: 'refs/heads/main' begins with refs/heads/: write the name without it, main")]
    [InlineData("- branches: ['!main']\n  environment: staging", "line 1, column 13: expected at least one pattern without '!'")]
    [InlineData("- branches: []\n  environment: staging", "line 1, column 3: 'branches' holds nothing, which would let everything pass: fill it or leave it out")]
    [InlineData("- branches:\n  events: push\n  environment: staging", "line 1, column 3: 'branches' holds nothing")]
    [InlineData("- branches: ''\n  tags: v*\n  environment: staging", "line 1, column 3: 'branches' holds nothing")]
    [InlineData("- branches: main\n  actors:\n  environment: staging", "line 1, column 3: 'actors' holds nothing")]
    [InlineData("- branches: main\n  events: []\n  environment: staging", "line 1, column 3: 'events' holds nothing")]
    [InlineData("- branches: main\n  require-ancestry:\n  environment: staging", "line 1, column 3: 'require-ancestry' holds nothing")]
    [InlineData("- tags: v*\n  semver:\n  environment: staging", "line 1, column 3: 'semver' holds nothing")]
    [InlineData("- pull-request: false\n  environment: staging", "line 1, column 3: a rule needs branches")]
    [InlineData("environments:\n  dev: { actor-allow: }", "'actor-allow' holds nothing")]
    [InlineData("environments:\n  dev: { actor-allow: [] }", "line 2, column 8: 'actor-allow' holds nothing")]
    [InlineData("- branches: '{main'\n  environment: staging", "line 1, column 13: '{main' is no pattern: a bracket in it is not closed")]
    [InlineData("- branches: { main: true }\n  environment: staging", "line 1, column 13: expected a list of texts")]
    [InlineData("- branches: *main\n  environment: staging", "line 1, column 13: there is no anchor '&main' before this alias. Put a pattern that begins with '*' in quotes")]
    [InlineData("- tags: v*\n  semver: latest\n  environment: staging", "line 2, column 11: 'latest' is no range of versions; write it as npm does, such as '>=1.2 <2', '^1' or '1.x'")]
    [InlineData("- tags: v*\n  prerelease: maybe\n  environment: staging", "line 2, column 15: expected true (they match too), false (they do not) or only (nothing else does)")]
    [InlineData("- branches: main\n  prerelease: true\n  environment: staging", "line 2, column 15: 'prerelease' is about tags: add tags or semver")]
    [InlineData("- branches: main\n  events: [pushed]\n  environment: staging", "line 2, column 12: 'pushed' is no event that can deploy (did you mean 'push'?); allowed are push, release, workflow_dispatch")]
    [InlineData("- branches: main\n  events: issue_comment\n  environment: staging", "'issue_comment' is no event that can deploy; allowed are")]
    [InlineData("- branches: main\n  pull-request: yes\n  environment: staging", "line 2, column 17: expected true or false")]
    [InlineData("- pull-request: true\n  environment: production", "line 1, column 3: 'production' is production, and pull_request comes before anything is merged")]
    [InlineData("- events: merge_group\n  environment: prod", "'prod' is production, and merge_group comes before anything is merged")]
    [InlineData("- events: push\n  environment: live-eu", "'live-eu' is production: say which branches or tags may go there on push")]
    [InlineData("- events: push\n  environment: production", "'production' is production: say which branches or tags may go there on push")]
    [InlineData("- branches: main\n  environment: [a]", "line 2, column 16: expected a text")]
    [InlineData("- branches: main\n  environment: None", "'None' cannot be the name of an environment: a rule says it where nothing is deployed")]
    [InlineData("- branches: main\n  require-ancestry: release/*\n  environment: staging", "line 2, column 21: 'release/*' is no name of a branch")]
    [InlineData("- main", "line 1, column 3: expected a rule, as a mapping")]
    [InlineData("rules: { main: production }", "line 1, column 8: expected a list")]
    [InlineData("rule:\n  - main", "'rule' is not allowed in the rules (did you mean 'rules'?); allowed are environments, rules")]
    [InlineData("just some: 'words", "this is not YAML")]
    [InlineData("'quoted: text'", "line 1, column 1: expected a list of rules, or 'rules:' and 'environments:'")]
    [InlineData(Environments + "rules:\n  - branches: main\n    environment: stagging", "line 4, column 18: there is no environment 'stagging' (did you mean 'staging'?); there are production, staging")]
    [InlineData("environments: [production]\nrules: [{ branches: main, environment: production }]", "line 1, column 15: expected a mapping")]
    [InlineData("environments: {}\nrules: []", "line 1, column 15: expected at least one environment")]
    [InlineData("rules: []", "line 1, column 8: expected at least one rule")]
    [InlineData("environments:\n  dev: { regoin: eu-central-1 }", "line 2, column 10: 'regoin' is not allowed in the environment 'dev' (did you mean 'region'?)")]
    [InlineData("environments:\n  dev: eu-central-1", "line 2, column 8: expected keys such as tier, region, role and url, or nothing")]
    [InlineData("environments:\n  dev: {}\n  Dev: {}", "line 3, column 3: there is an environment 'Dev' already; GitHub does not tell upper from lower case")]
    [InlineData("environments:\n  none: {}", "'none' cannot be the name of an environment")]
    [InlineData("environments:\n  dev: { account: 1234 }", "line 2, column 19: expected an AWS account id, twelve digits")]
    [InlineData("environments:\n  dev: { role: deploy }", "line 2, column 16: expected the ARN of a role, such as arn:aws:iam::111122223333:role/deploy")]
    [InlineData("environments:\n  dev:\n    account: '111122223333'\n    role: arn:aws:iam::444455556666:role/deploy", "line 4, column 11: the role belongs to the account 444455556666, the environment to 111122223333")]
    [InlineData("environments:\n  dev: { url: 'ftp://example.com' }", "line 2, column 15: expected an address that begins with https:// or http://")]
    [InlineData("environments:\n  dev: { url: 'https://{branch}.example.com' }", "'{branch}' stands for nothing here; allowed are {environment}, {stack-prefix} and {version}")]
    [InlineData("environments:\n  prod: { cancel-in-progress: true }", "a deployment to production is never cancelled by a newer one")]
    public async Task Wrong_rules_are_told_with_their_place(string rules, string error)
    {
        using var run = await Situation.Push("main").ResolveAsync(("rules", rules.Contains('\n') ? rules : rules + "\n# end"));

        run.ExitCode.ShouldBe(2, run.Log);
        Unescaped(run).ShouldContain(error);
        run.Outputs["should-deploy"].ShouldBe("false");
        run.Outputs["environment"].ShouldBe("");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        using var run = await Situation.Push("main").ResolveAsync(
            ("rules", """
                environments:
                  production: { regoin: eu-central-1 }
                rules:
                  - branch: main
                    environment: production
                  - tags: v*
                    semver: newest
                    environment: staging
                """),
            ("freeze", "- weekly: someday"),
            ("hotfix", "true"),
            ("environment", "dev"),
            ("rollback", "maybe"));

        run.ExitCode.ShouldBe(2, run.Log);
        foreach (var error in (string[])["line 2, column 17: 'regoin'", "line 4, column 5: 'branch'", "line 7, column 13: 'newest'", "line 8, column 18: there is no environment 'staging'", "Input 'freeze': line 1, column 11: 'someday'", "Input 'hotfix-reason': say", "Input 'rollback': 'maybe'"])
            Unescaped(run).ShouldContain(error);
        // The environments cannot be known before the rules are right.
        run.Log.ShouldNotContain("Input 'environment'");
    }

    [Fact]
    public async Task One_mistake_is_told_once()
    {
        using var run = await Situation.Push("main").ResolveAsync(("rules", "[{branches: refs/heads/main, environment: dev}]"));

        run.Log.Split("::error::").Length.ShouldBe(2, run.Log);
    }

    [Fact]
    public async Task Problems_of_a_file_name_the_file()
    {
        using var run = new ActionRun();
        Directory.CreateDirectory(Path.Combine(run.Workspace, ".github"));
        File.WriteAllText(Path.Combine(run.Workspace, ".github/environments.yml"), "rules:\n  - environment: dev\n");

        using var read = await (Situation.Push("main") with { Workspace = run.Workspace }).ResolveAsync(("rules", ".github/environments.yml"));
        using var missing = await (Situation.Push("main") with { Workspace = run.Workspace }).ResolveAsync(("rules-file", "environments.yml"));
        using var outside = await (Situation.Push("main") with { Workspace = run.Workspace }).ResolveAsync(("rules-file", "../../etc/passwd"));

        Unescaped(read).ShouldContain("Input 'rules': .github/environments.yml, line 2, column 5: a rule needs branches");
        Unescaped(missing).ShouldContain("Input 'rules-file': the file 'environments.yml' cannot be read from the workspace");
        Unescaped(missing).ShouldContain("Is the repository checked out in an earlier step?");
        Unescaped(outside).ShouldContain("Input 'rules-file': expected a path below the workspace");
        ((int[])[read.ExitCode, missing.ExitCode, outside.ExitCode]).ShouldBe([2, 2, 2]);
    }

    [Fact]
    public async Task Rules_and_environments_are_given_once()
    {
        using var rules = await Situation.Push("main").ResolveAsync(("rules", "[{branches: main, environment: dev}]"), ("rules-file", "x.yml"));
        using var environments = await Situation.Push("main").ResolveAsync(("rules", Environments + "rules: [{ branches: main, environment: staging }]"), ("environments", "dev: {}"));

        Unescaped(rules).ShouldContain("Input 'rules-file': give either rules or rules-file");
        Unescaped(environments).ShouldContain("Input 'rules': line 1, column 15: the environments are given by the input of that name already");
        ((int[])[rules.ExitCode, environments.ExitCode]).ShouldBe([2, 2]);
    }

    private static string Unescaped(ActionRun run) => run.Log.Replace("%0A", "\n", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
