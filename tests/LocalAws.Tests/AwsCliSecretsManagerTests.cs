using LocalAws.Tests.Kit;

namespace LocalAws.Tests;

/// <summary>The real command line on secrets.</summary>
public sealed class AwsCliSecretsManagerTests
{
    [Fact]
    public async Task Reads_a_secret()
    {
        AwsCli.Require();
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld { Secrets = { new WorldSecret("shop/key", "s3cret") } });
        var aws = new AwsCli(server);

        var secret = await aws.RunAsync("secretsmanager", "describe-secret", "--secret-id", "shop/key");
        var value = await aws.RunAsync("secretsmanager", "get-secret-value", "--secret-id", secret["ARN"]!.GetValue<string>());

        value["SecretString"]!.GetValue<string>().ShouldBe("s3cret");
        server.Records.ShouldBeClean();
    }
}
