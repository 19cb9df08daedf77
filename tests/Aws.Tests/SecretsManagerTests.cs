using LocalAws.Faults;

namespace Actions.Aws.Tests;

public class SecretsManagerTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task A_value_is_masked_whole_and_in_its_parts()
    {
        await using var local = await Local.StartAsync();

        var value = await local.Session.SecretsManager.GetSecretValueAsync("shop/database", null, Never);

        value.SecretString.ShouldBe("""{"user":"shop","password":"p4ss-w0rd","port":"5432"}""");
        local.Masked("p4ss-w0rd").ShouldBeTrue();
        local.Masked(value.SecretString!).ShouldBeTrue();
        local.Masked("5432").ShouldBeFalse("a mask so short would black out the log");
        value.ToString().ShouldNotContain("p4ss-w0rd");
        local.Log.ShouldNotContain("p4ss-w0rd");
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Describes_a_secret_without_reading_it()
    {
        await using var local = await Local.StartAsync();
        local.Server.Secrets.Put("shop/database", "second value");

        var secret = await local.Session.SecretsManager.DescribeSecretAsync("shop/database", Never);

        secret.Name.ShouldBe("shop/database");
        secret.ARN.ShouldStartWith("arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/database-");
        secret.DeletedDate.ShouldBeNull();
        secret.VersionIdsToStages.Values.SelectMany(stages => stages).ShouldBe(["AWSCURRENT", "AWSPREVIOUS"], ignoreOrder: true);
        local.Server.Records.Actions().ShouldBe(["secretsmanager:DescribeSecret"]);
    }

    [Fact]
    public async Task Reads_the_version_of_a_stage_by_name_and_by_ARN()
    {
        await using var local = await Local.StartAsync();
        var secret = local.Server.Secrets.Put("shop/database", "second value");

        (await local.Session.SecretsManager.GetSecretValueAsync(secret.Arn, null, Never)).SecretString.ShouldBe("second value");
        (await local.Session.SecretsManager.GetSecretValueAsync("shop/database", "AWSPREVIOUS", Never)).SecretString!.ShouldContain("p4ss-w0rd");
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("shop/database", "NOT_THERE")]
    public async Task Names_what_does_not_exist(string id, string? stage)
    {
        await using var local = await Local.StartAsync();
        var missing = await Should.ThrowAsync<AwsException>(() => local.Session.SecretsManager.GetSecretValueAsync(id, stage, Never));
        missing.Code.ShouldBe("ResourceNotFoundException");
        missing.Message.ShouldContain($"secretsmanager:GetSecretValue failed for secret {id}");
        missing.Remedy!.ShouldContain("Check the name");
    }

    [Fact]
    public async Task Reads_again_after_trouble()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.Throttle) { Service = "secretsmanager", First = 2 });
        (await local.Session.SecretsManager.DescribeSecretAsync("shop/database", Never)).Name.ShouldBe("shop/database");
        local.Server.Records.Count("secretsmanager:*").ShouldBe(3);
    }
}
