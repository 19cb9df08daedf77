using DetectChanges.Targets.Sources.Terraform;
using DetectChanges.Tests.Targets.Docker;

namespace DetectChanges.Tests.Targets.Terraform;

public class TerraformProjectsTests
{
    private static Described Of(params (string Path, string Text)[] files) => Described.By([new TerraformProjects()], files);

    [Fact]
    public void Every_folder_with_configuration_is_a_project_and_hidden_copies_are_none() =>
        Of(("infra/main.tf", ""), ("infra/.terraform/modules/x/main.tf", ""), ("modules/vpc/vpc.tofu", ""), ("gen/main.tf.json", "{}"), ("docs/a.md", ""))
            .Projects.ShouldBe(["terraform gen", "terraform infra", "terraform modules/vpc"]);

    [Fact]
    public void A_local_module_is_a_dependency_and_one_from_elsewhere_is_none()
    {
        const string main = """
            # module "no" { source = "../modules/no" }
            module "vpc" {
              /* source = "../modules/no" */
              source = "../modules/vpc"   // here
              name   = "x"
            }
            module "eks" { source = "terraform-aws-modules/eks/aws" }
            output "text" {
              value = <<-EOT
                module "no" { source = "../modules/no" }
                EOT
            }
            """;
        var commit = Of(("infra/main.tf", main), ("modules/vpc/main.tf", ""), ("modules/no/main.tf", ""));
        commit.Edges.ShouldBe(["infra -> modules/vpc: source = \"../modules/vpc\" in infra/main.tf"]);
        commit.Affected("modules/vpc/main.tf").ShouldBe(["infra ← modules/vpc ← modules/vpc/main.tf", "modules/vpc ← modules/vpc/main.tf"]);
    }

    [Fact]
    public void Modules_that_use_each_other_are_walked_once() =>
        Of(("a/main.tf", "module \"b\" {\n source = \"../b\"\n}"), ("b/main.tf", "module \"a\" {\n source = \"../a\"\n}"))
            .Affected("a/main.tf").ShouldBe(["a ← a/main.tf", "b ← a ← a/main.tf"]);

    [Fact]
    public void Json_configuration_is_read_too() =>
        Of(("infra/main.tf.json", "{\"module\":{\"vpc\":{\"source\":\"../modules/vpc\"}},\"resource\":{\"x\":[{\"f\":{\"source\":\"${path.module}/../files/a.json\"}}]}}"), ("modules/vpc/main.tf", ""), ("files/a.json", ""))
            .Affected("modules/vpc/main.tf", "files/a.json").ShouldBe(["infra ← files/a.json (\"${path.module}/../files/a.json\" in infra/main.tf.json)", "modules/vpc ← modules/vpc/main.tf"]);

    [Theory]
    [InlineData("policy = file(\"${path.module}/../policies/a.json\")", "policies/a.json")]
    [InlineData("policy = templatefile(\"../policies/a.json\", { x = 1 })", "policies/a.json")]
    [InlineData("policy = file(\"${path.module}/../policies/${var.name}.json\")", "policies/a.json")]
    [InlineData("for_each = fileset(\"${path.root}/../policies\", \"**\")", "policies/deep/b.json")]
    [InlineData("source_dir = \"../lambda\"", "lambda/index.py")]
    public void A_file_elsewhere_is_an_input_where_a_string_names_it(string attribute, string path) =>
        Of(("infra/main.tf", $"resource \"a\" \"b\" {{\n  {attribute}\n}}\n"), ("policies/a.json", ""), ("policies/deep/b.json", ""), ("lambda/index.py", ""), ("other/x", ""))
            .InputsOf(path).ShouldHaveSingleItem().ShouldStartWith("infra: \"");

    [Theory]
    [InlineData("x = \"${path.module}/own.json\"", "other/x")]
    [InlineData("x = \"../missing\"", "other/x")]
    [InlineData("x = \"$${path.module}/../other/x\"", "other/x")]
    [InlineData("x = \"text ../other/x\"", "other/x")]
    public void Other_strings_say_nothing(string attribute, string path) =>
        Of(("infra/main.tf", attribute), ("infra/own.json", ""), ("other/x", "")).InputsOf(path).ShouldBeEmpty();

    [Fact]
    public void Lock_files_and_variables_belong_to_the_folder() =>
        Of(("infra/main.tf", ""), ("infra/prod.tfvars", ""), ("infra/.terraform.lock.hcl", "")).Affected("infra/prod.tfvars").ShouldBe(["infra ← infra/prod.tfvars"]);

    [Theory]
    [InlineData("module \"a\" {\n  source = var.where\n}")]
    [InlineData("module \"a\" {\n  source = \"${var.where}/x\"\n}")]
    [InlineData("resource \"a\" {")]
    [InlineData("x = \"never ends")]
    [InlineData("x = <<EOT\nnever ends\n")]
    [InlineData("x = [1, 2\n")]
    [InlineData("} }")]
    [InlineData("<xml/>")]
    public void What_cannot_be_understood_affects_its_project(string text) =>
        Of(("infra/main.tf", text), ("docs/main.tf", "")).Affected("other").ShouldHaveSingleItem().ShouldStartWith("infra ← infra/main.tf (not understood: ");

    [Theory]
    [InlineData('{')]
    [InlineData('"')]
    [InlineData('[')]
    public void Deep_nesting_is_no_crash(char c) =>
        Of(("infra/main.tf", "x = \"" + string.Concat(Enumerable.Repeat("${" + c, 20_000)))).NotUnderstood.ShouldHaveSingleItem();

    [Fact]
    public void Deeply_nested_blocks_are_no_crash() =>
        Of(("infra/main.tf", string.Concat(Enumerable.Repeat("a {\n", 20_000)))).NotUnderstood.ShouldHaveSingleItem();

    [Fact]
    public void A_module_outside_of_the_repository_is_told() =>
        Of(("infra/main.tf", "module \"a\" {\n source = \"../../x\"\n}")).Notices.ShouldBe(["infra/main.tf: '../../x' leads out of the repository and is ignored"]);
}
