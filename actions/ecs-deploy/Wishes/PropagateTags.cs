namespace EcsDeploy;

/// <summary>Whose tags the tasks of a service get.</summary>
internal enum PropagateTags
{
    None,
    Service,
    TaskDefinition,
}
