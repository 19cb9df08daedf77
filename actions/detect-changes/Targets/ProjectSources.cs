using DetectChanges.Targets.Sources;
using DetectChanges.Targets.Sources.Cargo;
using DetectChanges.Targets.Sources.Cdk;
using DetectChanges.Targets.Sources.Declared;
using DetectChanges.Targets.Sources.Docker;
using DetectChanges.Targets.Sources.DotNet;
using DetectChanges.Targets.Sources.Go;
using DetectChanges.Targets.Sources.Npm;
using DetectChanges.Targets.Sources.Python;
using DetectChanges.Targets.Sources.Terraform;
using DetectChanges.Targets.Sources.Workflows;

namespace DetectChanges.Targets;

/// <summary>All there is, in the order in which they may name the project of a folder.</summary>
internal static class ProjectSources
{
    public static IReadOnlyList<IProjectSource> Of(ProjectFile file) => file.Auto
        ?
        [
            new DeclaredProjects(file), new NpmProjects(), new PythonProjects(), new DotNetProjects(), new GoProjects(), new CargoProjects(),
            new TerraformProjects(), new CdkProjects(), new DockerProjects(), new WorkflowProjects(),
        ]
        : [new DeclaredProjects(file)];
}
