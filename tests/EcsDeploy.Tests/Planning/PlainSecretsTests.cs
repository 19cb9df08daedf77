using System.Text.Json.Nodes;

namespace EcsDeploy.Tests.Planning;

public sealed class PlainSecretsTests
{
    [Fact]
    public void Plain_values_under_names_of_secrets_are_found()
    {
        var definition = JsonNode.Parse("""{"containerDefinitions":[{"name":"app","environment":[{"name":"LEVEL","value":"info"},{"name":"API_KEY","value":"k-1"}]}]}""");

        PlainSecrets.In(definition!.AsObject()).ShouldBe(["app:API_KEY"]);
    }
}
